/**
 * What a generated stage is made of: {@link dev.etlsdk.kernels.stage.BlockStage} runs a generated
 * loop over blocks of 64 rows, {@link dev.etlsdk.kernels.stage.InputColumns} and {@link
 * dev.etlsdk.kernels.stage.OutputColumns} hold the addresses it reads and writes. Written for
 * generated code, not for users.
 */
@NullMarked
package dev.etlsdk.kernels.stage;

import org.jspecify.annotations.NullMarked;
