/** What is looked at between parsing and planning, so that a refusal names the text of the user. */
@NullMarked
package dev.etlsdk.sql.internal.rule;

import org.jspecify.annotations.NullMarked;
