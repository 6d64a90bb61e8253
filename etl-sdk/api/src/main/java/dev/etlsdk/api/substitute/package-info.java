/**
 * What stands in for a part that a connector would otherwise make by itself.
 *
 * <p>Enter at {@link dev.etlsdk.api.substitute.Substitutes}. Settings of a connector don't belong
 * here: a pipeline runs with substitutes as it is.
 */
@NullMarked
package dev.etlsdk.api.substitute;

import org.jspecify.annotations.NullMarked;
