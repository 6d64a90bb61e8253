/**
 * Where rows go. A {@link dev.etlsdk.api.sink.Sink} makes {@link dev.etlsdk.api.sink.SinkWriter
 * writers}; output becomes final in three steps: <em>write</em>, <em>prepare</em> a {@link
 * dev.etlsdk.api.sink.Committable}, <em>commit</em>.
 */
@NullMarked
package dev.etlsdk.api.sink;

import org.jspecify.annotations.NullMarked;
