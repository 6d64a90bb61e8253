/** SQL text to checked plan, phase by phase. The planner's types stay in here. */
@NullMarked
package dev.etlsdk.sql.internal;

import org.jspecify.annotations.NullMarked;
