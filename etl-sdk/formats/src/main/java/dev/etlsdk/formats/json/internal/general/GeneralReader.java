package dev.etlsdk.formats.json.internal.general;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.formats.json.JsonOptions.DuplicateFields;
import dev.etlsdk.formats.json.JsonOptions.UnknownFields;
import dev.etlsdk.formats.json.internal.read.ReadContext;
import dev.etlsdk.formats.json.internal.text.Fault;
import dev.etlsdk.formats.json.internal.text.Faulted;
import dev.etlsdk.formats.json.internal.text.Status;
import dev.etlsdk.formats.json.internal.text.Syntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one record from Jackson's tokens into Java objects. */
final class GeneralReader {

  private final JsonOptions options;
  private final Fault fault;
  private final JsonParser parser;
  private final String json;
  private final int start;
  private final boolean strict;
  private final GeneralText texts;

  GeneralReader(ReadContext context, JsonParser parser, String json, int start, boolean strict) {
    this.options = context.options;
    this.fault = context.fault;
    this.parser = parser;
    this.json = json;
    this.start = start;
    this.strict = strict;
    this.texts = new GeneralText(options);
  }

  JsonParser parser() {
    return parser;
  }

  /** The byte of the record at which Jackson stands. Costs as much as the text before it. */
  int position(JsonLocation location) {
    return bytes(chars(location));
  }

  private int chars(JsonLocation location) {
    return (int) Math.max(0, Math.min(json.length(), location.getCharOffset()));
  }

  /** The character at which the current token begins; {@link #bytes} makes a byte of it. */
  private int here() {
    return chars(parser.currentTokenLocation());
  }

  /** The byte at which a character stands: for faults only, or each token would cost the record. */
  private int bytes(int chars) {
    return start + json.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
  }

  /** Reads the object whose brace is the current token. */
  Object[] fields(List<Column> columns, int depth) throws IOException, Faulted {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      index.put(columns.get(i).name(), i);
    }
    Object[] values = new Object[columns.size()];
    boolean[] seen = new boolean[columns.size()];
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int nameAt = here();
      next();
      Integer field = index.get(name);
      if (field == null) {
        if (options.unknownFields() == UnknownFields.ERROR) {
          throw Faulted.of(fault.unknown(name, bytes(nameAt)));
        }
        skip(depth);
      } else {
        values[field] = field(columns.get(field), seen[field], depth);
        seen[field] = true;
      }
    }
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i] && !columns.get(i).nullable()) {
        throw Faulted.of(fault.absent(columns.get(i).name()));
      }
    }
    return values;
  }

  private @Nullable Object field(Column column, boolean again, int depth)
      throws IOException, Faulted {
    try {
      if (again && options.duplicateFields() == DuplicateFields.ERROR) {
        throw Faulted.of(fault.duplicate(bytes(here())));
      }
      return value(column.type(), column.nullable(), depth);
    } catch (Faulted e) {
      throw Faulted.of(fault.within(column.name()));
    }
  }

  /** Goes to the next token and sees that numbers and literals end where they may. */
  private JsonToken next() throws IOException, Faulted {
    JsonToken token = parser.nextToken();
    if (strict && token.isScalarValue() && token != JsonToken.VALUE_STRING) {
      long end = parser.currentTokenLocation().getCharOffset() + parser.getTextLength();
      char after = end < json.length() ? json.charAt((int) end) : 0;
      if (after >= 0x80 || !Syntax.ends((byte) after)) {
        int at = bytes(here()) + parser.getTextLength();
        throw Faulted.of(fault.malformed(at));
      }
    }
    return token;
  }

  private void skip(int depth) throws IOException, Faulted {
    int open = 0;
    JsonToken token = parser.currentToken();
    while (true) {
      if (token.isStructStart() && depth + ++open > options.maxDepth()) {
        throw Faulted.of(fault.tooDeep());
      }
      open -= token.isStructEnd() ? 1 : 0;
      if (open == 0) {
        parser.finishToken();
        return;
      }
      token = next();
    }
  }

  private @Nullable Object value(DataType type, boolean nullable, int depth)
      throws IOException, Faulted {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      if (!nullable) {
        throw Faulted.of(fault.required(bytes(here())));
      }
      return null;
    }
    if (type instanceof DataType.Row row && token == JsonToken.START_OBJECT) {
      return fields(row.fields(), deeper(depth));
    }
    if (type instanceof DataType.Array array && token == JsonToken.START_ARRAY) {
      return array(array, deeper(depth));
    }
    if (type instanceof DataType.MapOf map && token == JsonToken.START_OBJECT) {
      return map(map, deeper(depth));
    }
    int at = here();
    try {
      return scalar(type, token, depth);
    } catch (GeneralText.Unreadable e) {
      throw Faulted.of(fault.value(e.status(), bytes(at), type));
    }
  }

  private int deeper(int depth) throws Faulted {
    if (depth >= options.maxDepth()) {
      throw Faulted.of(fault.tooDeep());
    }
    return depth + 1;
  }

  private @Nullable Object scalar(DataType type, JsonToken token, int depth)
      throws IOException, Faulted, GeneralText.Unreadable {
    return switch (token) {
      case VALUE_TRUE, VALUE_FALSE -> {
        if (type == DataType.BOOLEAN) {
          yield token == JsonToken.VALUE_TRUE;
        }
        yield raw(type, depth);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          type == DataType.VARCHAR ? raw(type, depth) : texts.number(type, parser.getText());
      case VALUE_STRING -> {
        if (!texts.takesText(type)) {
          throw new GeneralText.Unreadable(Status.WRONG);
        }
        yield texts.text(type, string(parser.getText(), here()), false);
      }
      default -> raw(type, depth);
    };
  }

  private String raw(DataType type, int depth) throws IOException, Faulted, GeneralText.Unreadable {
    if (type != DataType.VARCHAR || !options.otherValuesAsText()) {
      throw new GeneralText.Unreadable(Status.WRONG);
    }
    int from = (int) parser.currentTokenLocation().getCharOffset();
    skip(depth);
    return json.substring(from, (int) parser.currentLocation().getCharOffset());
  }

  private String string(String text, int at) throws Faulted {
    StringBuilder replaced = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        if (options.malformedText() == JsonOptions.MalformedText.ERROR) {
          throw Faulted.of(fault.loneSurrogate(bytes(at)));
        }
        replaced = replaced == null ? new StringBuilder(text) : replaced;
        replaced.setCharAt(i, '\uFFFD');
      }
    }
    return replaced == null ? text : replaced.toString();
  }

  private List<@Nullable Object> array(DataType.Array type, int depth) throws IOException, Faulted {
    List<@Nullable Object> elements = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      try {
        elements.add(value(type.element(), type.elementNullable(), depth));
      } catch (Faulted e) {
        throw Faulted.of(fault.at(elements.size()));
      }
    }
    return elements;
  }

  private Map<Object, @Nullable Object> map(DataType.MapOf type, int depth)
      throws IOException, Faulted {
    Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int keyAt = here();
      next();
      Object key = key(type.key(), name, keyAt);
      if (entries.containsKey(key) && options.duplicateFields() == DuplicateFields.ERROR) {
        throw Faulted.of(fault.duplicate(bytes(keyAt)));
      }
      entries.remove(key); // so that it takes the place of the last one
      try {
        entries.put(key, value(type.value(), type.valueNullable(), depth));
      } catch (Faulted e) {
        throw Faulted.of(fault.under(name));
      }
    }
    return entries;
  }

  private Object key(DataType type, String name, int at) throws Faulted {
    try {
      return Objects.requireNonNull(texts.text(type, string(name, at), true));
    } catch (GeneralText.Unreadable e) {
      throw Faulted.of(fault.value(e.status(), bytes(at), type));
    }
  }
}
