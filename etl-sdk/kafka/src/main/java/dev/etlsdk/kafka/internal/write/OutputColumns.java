package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.schema.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of a stream's columns become key, headers, topic and value.
 *
 * @param key index of the key's column, or -1
 * @param topic index of the topic's column, or -1
 * @param headers indexes of the headers' columns
 * @param value indexes of the value's columns
 * @param valueSchema the value's columns
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OutputColumns(int key, int topic, int[] headers, int[] value, Schema valueSchema) {

  private static final int NONE = -1;

  /**
   * Finds the columns that a sink's settings name.
   *
   * @throws EtlException if one isn't there or has a type that can't be used so
   */
  static OutputColumns of(SinkSettings settings, Schema stream) {
    Set<Integer> used = new TreeSet<>();
    int key =
        settings.key() instanceof SinkSettings.KeyOrigin.Column column
            ? find(stream, column.column(), "keyFrom", used)
            : NONE;
    int[] headers = new int[settings.headers().size()];
    for (int i = 0; i < headers.length; i++) {
      headers[i] = find(stream, settings.headers().get(i).column(), "headerFrom", used);
    }
    int topic =
        settings.topicColumn().isPresent()
            ? find(stream, settings.topicColumn().get(), "topicFrom", used)
            : NONE;
    if (topic != NONE && stream.column(topic).type().kind() != TypeKind.VARCHAR) {
      throw wrongType(stream.column(topic), "topicFrom", "VARCHAR");
    }
    List<Integer> value = rest(settings, stream, used);
    return new OutputColumns(
        key,
        topic,
        headers,
        value.stream().mapToInt(Integer::intValue).toArray(),
        value.size() == stream.size()
            ? stream
            : Schema.of(value.stream().map(stream::column).toList()));
  }

  /** The columns of the record's value. */
  private static List<Integer> rest(SinkSettings settings, Schema stream, Set<Integer> used) {
    List<Integer> value = new ArrayList<>();
    for (int i = 0; i < stream.size(); i++) {
      if (settings.keepColumns() || !used.contains(i)) {
        value.add(i);
      }
    }
    if (value.isEmpty()) {
      throw EtlException.of(
              EtlError.PIPELINE_0004,
              "no column is left for the record's value: all of "
                  + stream.names()
                  + " became key, header or topic")
          .fix("select another column, or say keepColumns(), keep-columns=true in a configuration")
          .build();
    }
    return value;
  }

  private static int find(Schema stream, String name, String setting, Set<Integer> used) {
    OptionalInt index = stream.indexOf(name);
    if (index.isEmpty()) {
      String question = NearestNames.question(name, stream.names());
      throw EtlException.of(
              EtlError.PIPELINE_0004,
              setting
                  + ": the stream has no column '"
                  + name
                  + "', its columns are "
                  + stream.names())
          .fix(question.isEmpty() ? "select the column under this name" : question)
          .build();
    }
    Column column = stream.column(index.getAsInt());
    if (!ColumnBytes.canHold(column)) {
      throw wrongType(column, setting, "VARCHAR, BINARY, INTEGER or BIGINT");
    }
    used.add(index.getAsInt());
    return index.getAsInt();
  }

  private static EtlException wrongType(Column column, String setting, String allowed) {
    return EtlException.of(
            EtlError.PIPELINE_0004,
            setting
                + ": the column '"
                + column.name()
                + "' is "
                + column.type()
                + ", and has to be "
                + allowed)
        .fix("write CAST(" + column.name() + " AS VARCHAR) in the SQL")
        .build();
  }
}
