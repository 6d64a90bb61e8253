package dev.etlsdk.processor.typed;

import dev.etlsdk.api.annotation.Row;

/** A record that takes one of a few texts. */
@Row
public record Paint(Colour colour) {}
