/**
 * Where rows come from. A {@link dev.etlsdk.api.source.Source} enumerates {@link
 * dev.etlsdk.api.source.Split splits} and makes {@link dev.etlsdk.api.source.SourceReader readers},
 * which give {@link dev.etlsdk.api.source.Fetch fetches} and know their {@link
 * dev.etlsdk.api.source.Position position}.
 */
@NullMarked
package dev.etlsdk.api.source;

import org.jspecify.annotations.NullMarked;
