/**
 * How Java types become SQL types, over a neutral model of Java types that is filled by reflection
 * here and from {@code javax.lang.model} in the code generator. Internal to the SDK: may change in
 * any release.
 */
@NullMarked
package dev.etlsdk.api.schema.internal;

import org.jspecify.annotations.NullMarked;
