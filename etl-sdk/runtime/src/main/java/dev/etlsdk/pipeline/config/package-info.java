/**
 * Pipelines that are made of a configuration at a worker's start: what the annotation processor
 * generates calls {@link dev.etlsdk.pipeline.config.ConfiguredPipeline}.
 */
@NullMarked
package dev.etlsdk.pipeline.config;

import org.jspecify.annotations.NullMarked;
