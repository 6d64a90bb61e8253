/**
 * Secrets that a setting refers to instead of holding them.
 *
 * <p>Enter at {@link dev.etlsdk.api.secret.SecretReferences}. A vault or another store doesn't
 * belong here: what runs the process puts its secrets into the environment or a file.
 */
@NullMarked
package dev.etlsdk.api.secret;

import org.jspecify.annotations.NullMarked;
