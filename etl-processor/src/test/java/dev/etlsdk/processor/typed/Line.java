package dev.etlsdk.processor.typed;

import dev.etlsdk.udf.SqlType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record within others. */
public record Line(
    int count,
    @SqlType("DECIMAL(12, 2)") BigDecimal price,
    @Nullable String note,
    List<Blob> blobs) {}
