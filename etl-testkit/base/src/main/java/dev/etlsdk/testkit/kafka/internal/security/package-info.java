/** How an embedded broker is secured. Internal to the SDK: may change in any release. */
@NullMarked
package dev.etlsdk.testkit.kafka.internal.security;

import org.jspecify.annotations.NullMarked;
