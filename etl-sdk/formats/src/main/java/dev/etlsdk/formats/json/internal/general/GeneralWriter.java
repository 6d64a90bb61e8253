package dev.etlsdk.formats.json.internal.general;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.NumberOutput;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.formats.json.JsonOptions.NonFinite;
import dev.etlsdk.formats.json.JsonOptions.Nulls;
import dev.etlsdk.formats.json.JsonOptions.NumberForm;
import dev.etlsdk.formats.json.JsonOptions.TimestampForm;
import dev.etlsdk.formats.json.internal.read.TemporalReader;
import dev.etlsdk.formats.json.internal.text.Faulted;
import dev.etlsdk.formats.json.internal.text.IsoText;
import dev.etlsdk.formats.json.internal.text.NonFiniteText;
import dev.etlsdk.formats.json.internal.write.FloatingWriter;
import dev.etlsdk.formats.json.internal.write.TemporalWriter;
import dev.etlsdk.formats.json.internal.write.TextWriter;
import dev.etlsdk.formats.json.internal.write.WriteContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;

/** Writes values with Jackson's generator. Not thread-safe. */
final class GeneralWriter {

  private static final BigDecimal LARGEST_EXACT = new BigDecimal(1L << 53);

  private final WriteContext context;
  private final JsonOptions options;

  GeneralWriter(WriteContext context) {
    this.context = context;
    this.options = context.options;
  }

  /** A scalar's text, and whether it stands in quotes. */
  private record Form(String text, boolean quoted) {}

  void field(JsonGenerator generator, Column column, FieldVector vector, int index)
      throws IOException, Faulted {
    boolean isNull = vector.isNull(index);
    if (isNull && options.nulls() == Nulls.OMIT) {
      return;
    }
    generator.writeFieldName(column.name());
    try {
      value(generator, column.type(), vector, index);
    } catch (Faulted e) {
      throw Faulted.of(context.within(column.name()));
    }
  }

  private void value(JsonGenerator generator, DataType type, FieldVector vector, int index)
      throws IOException, Faulted {
    if (vector.isNull(index)) {
      generator.writeNull();
    } else if (type instanceof DataType.Row row) {
      generator.writeStartObject();
      for (int i = 0; i < row.fields().size(); i++) {
        field(generator, row.fields().get(i), vector.getChildrenFromFields().get(i), index);
      }
      generator.writeEndObject();
    } else if (type instanceof DataType.Array array) {
      array(generator, array, (ListVector) vector, index);
    } else if (type instanceof DataType.MapOf map) {
      map(generator, map, (ListVector) vector, index);
    } else {
      Form form = form(type, vector, index, false);
      if (form.quoted()) {
        generator.writeString(form.text());
      } else {
        generator.writeRawValue(form.text());
      }
    }
  }

  private void array(JsonGenerator generator, DataType.Array type, ListVector vector, int index)
      throws IOException, Faulted {
    int from = vector.getElementStartIndex(index);
    generator.writeStartArray();
    for (int child = from; child < vector.getElementEndIndex(index); child++) {
      try {
        value(generator, type.element(), vector.getDataVector(), child);
      } catch (Faulted e) {
        throw Faulted.of(context.within("[" + (child - from) + "]"));
      }
    }
    generator.writeEndArray();
  }

  private void map(JsonGenerator generator, DataType.MapOf type, ListVector vector, int index)
      throws IOException, Faulted {
    List<FieldVector> entries = vector.getDataVector().getChildrenFromFields();
    int from = vector.getElementStartIndex(index);
    generator.writeStartObject();
    for (int child = from; child < vector.getElementEndIndex(index); child++) {
      try {
        if (entries.get(0).isNull(child)) {
          throw Faulted.of(context.fail("a key is null"));
        }
        generator.writeFieldName(form(type.key(), entries.get(0), child, true).text());
        value(generator, type.value(), entries.get(1), child);
      } catch (Faulted e) {
        throw Faulted.of(context.within("[entry " + (child - from) + "]"));
      }
    }
    generator.writeEndObject();
  }

  private Form form(DataType type, FieldVector vector, int index, boolean key) throws Faulted {
    return switch (type.kind()) {
      case BOOLEAN -> new Form(((BitVector) vector).get(index) == 1 ? "true" : "false", false);
      case TINYINT, SMALLINT, INTEGER -> new Form(Long.toString(bits(vector, index)), false);
      case BIGINT -> {
        long value = bits(vector, index);
        boolean large = new BigDecimal(value).abs().compareTo(LARGEST_EXACT) > 0;
        yield new Form(Long.toString(value), large && options.bigints() == NumberForm.STRING);
      }
      case REAL -> floating(Float.intBitsToFloat((int) bits(vector, index)), true, key);
      case DOUBLE -> floating(Double.longBitsToDouble(bits(vector, index)), false, key);
      case DECIMAL -> {
        BigDecimal value = ((DecimalVector) vector).getObject(index);
        yield new Form(value.toPlainString(), options.decimals() == NumberForm.STRING);
      }
      case VARCHAR -> new Form(text(((BaseVariableWidthVector) vector).get(index)), true);
      case BINARY -> {
        byte[] bytes = ((BaseVariableWidthVector) vector).get(index);
        yield new Form(Base64.getEncoder().encodeToString(bytes), true);
      }
      case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> temporal(type, bits(vector, index));
      case ARRAY, MAP, ROW -> throw new IllegalArgumentException(type + " is no scalar");
    };
  }

  private static long bits(FieldVector vector, int index) {
    return switch (((BaseFixedWidthVector) vector).getTypeWidth()) {
      case 1 -> vector.getDataBuffer().getByte(index);
      case 2 -> vector.getDataBuffer().getShort(2L * index);
      case 4 -> vector.getDataBuffer().getInt(4L * index);
      default -> vector.getDataBuffer().getLong(8L * index);
    };
  }

  private Form floating(double value, boolean real, boolean key) throws Faulted {
    if (Double.isFinite(value)) {
      return new Form(
          real ? NumberOutput.toString((float) value, true) : NumberOutput.toString(value, true),
          false);
    }
    String name = NonFiniteText.of(value).text();
    if (options.nonFinite() == NonFinite.STRING) {
      return new Form(name, true);
    }
    if (options.nonFinite() == NonFinite.NULL && !key) {
      return new Form("null", false);
    }
    throw Faulted.of(context.fail(FloatingWriter.noForm(name)));
  }

  private String text(byte[] bytes) throws Faulted {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Faulted.of(context.fail(TextWriter.NOT_UTF_8));
    }
  }

  private Form temporal(DataType type, long value) throws Faulted {
    try {
      return switch (type.kind()) {
        case DATE -> new Form(date(LocalDate.ofEpochDay(value)), true);
        case TIME -> {
          int precision = ((DataType.Time) type).precision();
          long unit = IsoText.POWERS_OF_TEN[precision];
          if (value < 0 || value >= 86_400 * unit) {
            throw new DateTimeException("beyond a day");
          }
          yield new Form(time(value / unit, value % unit, precision), true);
        }
        default -> timestamp((DataType.Timestamp) type, value);
      };
    } catch (DateTimeException e) {
      throw Faulted.of(context.fail(TemporalWriter.noForm(type, value)));
    }
  }

  private Form timestamp(DataType.Timestamp type, long value) {
    if (options.timestamps() != TimestampForm.ISO_8601) {
      int digits = TemporalReader.epochDigits(options.timestamps());
      BigDecimal number = BigDecimal.valueOf(value).movePointLeft(type.precision() - digits);
      return new Form(
          number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString(), false);
    }
    long unit = IsoText.POWERS_OF_TEN[type.precision()];
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(Math.floorDiv(value, unit), 0, ZoneOffset.UTC);
    String time =
        time(local.toLocalTime().toSecondOfDay(), Math.floorMod(value, unit), type.precision());
    return new Form(date(local.toLocalDate()) + "T" + time + (type.local() ? "Z" : ""), true);
  }

  private static String date(LocalDate date) {
    return date.toString();
  }

  private static String time(long second, long fraction, int precision) {
    String text = String.format("%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    return precision == 0 ? text : text + String.format(".%0" + precision + "d", fraction);
  }
}
