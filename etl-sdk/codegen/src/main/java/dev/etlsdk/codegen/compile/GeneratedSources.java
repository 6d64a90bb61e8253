package dev.etlsdk.codegen.compile;

import dev.etlsdk.codegen.internal.StageEmitter;
import dev.etlsdk.codegen.internal.VectorCallEmitter;
import dev.etlsdk.codegen.plan.FragmentPlan;
import dev.etlsdk.codegen.plan.FragmentStage;
import dev.etlsdk.codegen.plan.QueryPlan;
import dev.etlsdk.codegen.plan.StagePlan;
import dev.etlsdk.codegen.plan.VectorCallPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Java source of a query: one class for each stage, the same text for the same plan.
 *
 * @param packageName of all classes; empty for the unnamed one
 * @param texts by qualified class name, in the order of the stages
 */
public record GeneratedSources(String packageName, Map<String, String> texts) {

  public GeneratedSources {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /** Writes the classes of a query. */
  public static GeneratedSources of(QueryPlan plan, String packageName) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (FragmentPlan fragment : plan.fragments()) {
      for (FragmentStage stage : fragment.stages()) {
        if (stage instanceof StagePlan rows) {
          texts.put(qualified(packageName, rows.name()), StageEmitter.emit(rows, packageName));
        } else if (stage instanceof VectorCallPlan call) {
          texts.put(qualified(packageName, call.name()), VectorCallEmitter.emit(call, packageName));
        }
      }
    }
    return new GeneratedSources(packageName, texts);
  }

  private static String qualified(String packageName, String name) {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /**
   * Writes the files below a folder, where a debugger finds them that knows the folder as a source
   * root.
   */
  public void write(Path folder) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = folder.resolve(text.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
  }
}
