/**
 * Dead letters in a topic, read again: which there are, and which are done with. Internal to the
 * SDK: may change in any release.
 */
@NullMarked
package dev.etlsdk.kafka.internal.letters;

import org.jspecify.annotations.NullMarked;
