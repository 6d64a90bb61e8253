package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.schema.Schema;

/**
 * What a generated stage is made with. Immutable.
 *
 * @param input the columns it reads, in this order
 * @param output the columns it makes
 */
public record StageSetup(Schema input, Schema output) {}
