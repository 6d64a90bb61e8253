package dev.etlsdk.processor.internal.lineage;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.processor.internal.model.CheckedPipeline;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.PolicyModel;
import dev.etlsdk.processor.internal.model.RowModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import dev.etlsdk.processor.internal.model.TransformModel;
import dev.etlsdk.processor.internal.model.TransformModel.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes what a pipeline is: its graph, the columns of its streams, and of which columns of sources
 * each is made. The same text for the same pipeline, in the order of the interface. It holds what
 * annotations name as topics and the like, and no other value of them, as those may be secrets.
 */
public final class LineageFile {

  private final CheckedPipeline checked;
  private final PipelineModel pipeline;
  private final Map<String, StreamLineage> direct = new HashMap<>();
  private final Map<String, StreamLineage> toSources = new HashMap<>();

  private LineageFile(CheckedPipeline checked) {
    this.checked = checked;
    this.pipeline = checked.model();
  }

  /** Where the file of a pipeline is, beside its classes. */
  public static String path(PipelineModel pipeline) {
    return "META-INF/etl/" + pipeline.name() + ".json";
  }

  /** The text of the file. */
  public static String text(CheckedPipeline checked) {
    return new LineageFile(checked).text();
  }

  private String text() {
    for (StreamModel stream : checked.order()) {
      StreamLineage lineage = lineage(stream);
      direct.put(stream.name(), lineage);
      toSources.put(stream.name(), followed(stream, lineage));
    }
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("pipeline", pipeline.name());
    file.put("interface", pipeline.type().getQualifiedName());
    pipeline.policy().ifPresent(policy -> file.put("onError", policy(policy)));
    pipeline.retryTopic().ifPresent(topic -> file.put("retryTopic", connector(topic)));
    file.put("streams", pipeline.streams().stream().map(this::stream).toList());
    return JsonText.of(file);
  }

  private StreamLineage lineage(StreamModel stream) {
    if (stream.origin() instanceof Origin.FromQuery) {
      StreamLineage result =
          QueryLineage.of(
              checked.query(stream).plan().root(),
              table -> pipeline.stream(table).map(StreamModel::name).orElse(table));
      return new StreamLineage(
          stream.declared().columns().stream()
              .map(column -> result.columns().get(resultIndex(stream, column)))
              .toList(),
          result.influences());
    }
    if (stream.origin() instanceof Origin.FromTransform from) {
      // What code does with the columns it takes isn't known: any may be in any.
      Set<ColumnRef> taken = taken(checked.input(stream), from.transform());
      return new StreamLineage(Collections.nCopies(stream.declared().size(), taken), taken);
    }
    return new StreamLineage(Collections.nCopies(stream.declared().size(), Set.of()), Set.of());
  }

  private static Set<ColumnRef> taken(StreamModel input, TransformModel transform) {
    Optional<RowModel> row = transform.input();
    Set<ColumnRef> taken = new TreeSet<>();
    for (Column column : row.map(RowModel::columns).orElse(input.declared())) {
      taken.add(new ColumnRef(input.name(), column.name()));
    }
    return taken;
  }

  /** The same in terms of the columns of sources. */
  private StreamLineage followed(StreamModel stream, StreamLineage lineage) {
    if (stream.origin() instanceof Origin.FromSource) {
      List<Set<ColumnRef>> own = new ArrayList<>();
      for (Column column : stream.declared()) {
        own.add(Set.of(new ColumnRef(stream.name(), column.name())));
      }
      return new StreamLineage(own, Set.of());
    }
    Set<ColumnRef> influences = new TreeSet<>(followed(lineage.influences()));
    reads(stream).forEach(read -> influences.addAll(of(toSources, read).influences()));
    return new StreamLineage(lineage.columns().stream().map(this::followed).toList(), influences);
  }

  private Set<ColumnRef> followed(Set<ColumnRef> columns) {
    Set<ColumnRef> sources = new TreeSet<>();
    for (ColumnRef column : columns) {
      StreamModel stream = pipeline.stream(column.stream()).orElseThrow();
      int index = stream.declared().indexOf(column.column()).orElse(-1);
      if (index < 0) {
        sources.add(column); // of the source record itself, such as its offset
      } else {
        sources.addAll(of(toSources, stream.name()).columns().get(index));
      }
    }
    return sources;
  }

  private Set<String> reads(StreamModel stream) {
    Set<String> read = new TreeSet<>();
    if (stream.origin() instanceof Origin.FromQuery) {
      checked
          .query(stream)
          .plan()
          .fragments()
          .forEach(fragment -> read.add(pipeline.stream(fragment.table()).orElseThrow().name()));
    } else if (stream.origin() instanceof Origin.FromTransform) {
      read.add(checked.input(stream).name());
    }
    return read;
  }

  private Map<String, Object> stream(StreamModel stream) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", stream.name());
    if (stream.origin() instanceof Origin.FromSource source) {
      entry.put("source", connector(source.connector()));
    } else if (stream.origin() instanceof Origin.FromQuery query) {
      entry.put("sql", query.sql());
    } else if (stream.origin() instanceof Origin.FromTransform from) {
      entry.put("code", code(from.transform().code()));
    }
    if (!(stream.origin() instanceof Origin.FromSource)) {
      entry.put("reads", reads(stream));
      entry.put("influences", texts(of(direct, stream.name()).influences()));
    }
    entry.put("record", stream.row().type().getQualifiedName());
    entry.put("columns", columns(stream));
    if (!stream.sinks().isEmpty()) {
      entry.put("sinks", stream.sinks().stream().map(LineageFile::connector).toList());
    }
    stream.policy().ifPresent(policy -> entry.put("onError", policy(policy)));
    stream.retryTopic().ifPresent(topic -> entry.put("retryTopic", connector(topic)));
    return entry;
  }

  private List<Object> columns(StreamModel stream) {
    List<Object> columns = new ArrayList<>();
    int index = 0;
    for (Column column : stream.declared()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", column.name());
      entry.put("type", column.type() + (column.nullable() ? "" : " NOT NULL"));
      if (!(stream.origin() instanceof Origin.FromSource)) {
        entry.put("from", texts(of(direct, stream.name()).columns().get(index)));
        entry.put("sources", texts(of(toSources, stream.name()).columns().get(index)));
      }
      columns.add(entry);
      index++;
    }
    return columns;
  }

  /** The columns of a query's result are those of its record, in an order of their own. */
  private int resultIndex(StreamModel stream, Column column) {
    return checked.query(stream).schema().indexOf(column.name()).orElseThrow();
  }

  private static StreamLineage of(Map<String, StreamLineage> all, String stream) {
    StreamLineage lineage = all.get(stream);
    if (lineage == null) {
      throw new IllegalStateException("the stream " + stream + " comes later");
    }
    return lineage;
  }

  private static List<String> texts(Collection<ColumnRef> columns) {
    return columns.stream().map(ColumnRef::toString).toList();
  }

  private static Map<String, Object> connector(ConnectorModel connector) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("annotation", connector.annotation());
    connector
        .elements()
        .forEach(
            (name, element) -> {
              if (connector.where().equals(Optional.of(name))) {
                entry.put(name, element.texts());
              }
            });
    return entry;
  }

  private static Object policy(PolicyModel policy) {
    if (policy instanceof PolicyModel.DeadLetters letters) {
      return connector(letters.connector());
    }
    return ((PolicyModel.Plain) policy).action();
  }

  private static String code(Code code) {
    if (code instanceof Code.OfMethod method) {
      return method.owner().getQualifiedName() + "." + method.method();
    }
    if (code instanceof Code.OfInstance instance) {
      return instance.owner().getQualifiedName() + "." + instance.method();
    }
    return ((Code.OfClass) code).type().getQualifiedName().toString();
  }
}
