/** The relational tree and its expressions to the plan that code is generated from. */
@NullMarked
package dev.etlsdk.sql.internal.translate;

import org.jspecify.annotations.NullMarked;
