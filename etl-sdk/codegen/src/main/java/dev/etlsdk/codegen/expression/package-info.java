/**
 * SQL expressions as neutral data, between a planner and the code generator. Operands have been
 * cast to the types that an operator takes: nothing is converted implicitly any more.
 */
@NullMarked
package dev.etlsdk.codegen.expression;

import org.jspecify.annotations.NullMarked;
