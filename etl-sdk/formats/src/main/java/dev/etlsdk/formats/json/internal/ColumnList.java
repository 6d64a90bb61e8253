package dev.etlsdk.formats.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a schema from a list of columns such as {@code [{"column_0":"int32"}]}. */
public final class ColumnList {

  private static final String FIX =
      "write it as [{\"id\":\"int64\"},{\"name\":\"string not null\"}]";

  private ColumnList() {}

  /**
   * Reads a list.
   *
   * @throws EtlException {@code ETL-CONFIG-0002}
   */
  public static Schema parse(String json) {
    List<Column> columns = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      expect(parser, parser.nextToken(), JsonToken.START_ARRAY, "'[' at its begin");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        expect(parser, parser.currentToken(), JsonToken.START_OBJECT, "'{' before each column");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          columns.add(column(parser));
        }
      }
      if (parser.nextToken() != null) {
        throw wrong(parser.currentTokenLocation(), "nothing behind its ']'", null);
      }
      return Schema.of(columns);
    } catch (JsonProcessingException e) {
      throw wrong(e.getLocation(), "well-formed JSON (" + e.getOriginalMessage() + ")", e);
    } catch (IllegalArgumentException e) {
      throw EtlException.of(EtlError.CONFIG_0002, "the list of columns: " + e.getMessage())
          .fix("give each column a name of its own")
          .cause(e)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a String doesn't fail to be read
    }
  }

  private static Column column(JsonParser parser) throws IOException {
    String name = parser.currentName();
    JsonLocation where = parser.currentTokenLocation();
    expect(
        parser,
        parser.nextToken(),
        JsonToken.VALUE_STRING,
        "a type in quotes behind '" + name + "'");
    try {
      Schema parsed = Schema.parse('"' + name.replace("\"", "\"\"") + "\" " + parser.getText());
      if (parsed.size() > 1) {
        throw new IllegalArgumentException("there are several types: " + parsed);
      }
      return parsed.column(0);
    } catch (IllegalArgumentException e) {
      throw EtlException.of(
              EtlError.CONFIG_0002,
              "the list of columns, at "
                  + place(where)
                  + ", column '"
                  + name
                  + "': "
                  + e.getMessage())
          .fix(FIX)
          .cause(e)
          .build();
    }
  }

  private static void expect(JsonParser parser, JsonToken found, JsonToken expected, String what) {
    if (found != expected) {
      throw wrong(parser.currentTokenLocation(), what, null);
    }
  }

  private static EtlException wrong(
      JsonLocation where, String expected, @Nullable Throwable cause) {
    return EtlException.of(
            EtlError.CONFIG_0002,
            "the list of columns, at " + place(where) + ": expected " + expected)
        .fix(FIX)
        .cause(cause)
        .build();
  }

  private static String place(JsonLocation where) {
    return "line " + where.getLineNr() + ", column " + where.getColumnNr();
  }
}
