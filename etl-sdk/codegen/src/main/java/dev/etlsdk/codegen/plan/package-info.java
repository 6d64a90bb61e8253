/**
 * Plans as neutral data: {@link dev.etlsdk.codegen.plan.PlanNode} is what a query does, {@link
 * dev.etlsdk.codegen.plan.StagePlan} what one generated class does of it.
 */
@NullMarked
package dev.etlsdk.codegen.plan;

import org.jspecify.annotations.NullMarked;
