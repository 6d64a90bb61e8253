package dev.etlsdk.processor.internal.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * A pipeline as it is written.
 *
 * @param type the interface
 * @param name the pipeline's
 * @param packageName of the interface and of what is generated
 * @param className of the interface, with those around it: {@code Outer_Inner}
 * @param streams in the order in which they are written
 * @param policy what happens to rows that fail, if something is said
 */
public record PipelineModel(
    TypeElement type,
    String name,
    String packageName,
    String className,
    List<StreamModel> streams,
    Optional<PolicyModel> policy) {

  public PipelineModel {
    streams = List.copyOf(streams);
  }

  /** The class that makes the pipeline. */
  public String pipelineClass() {
    return className + "Pipeline";
  }

  /** The class that runs it as a process. */
  public String workerClass() {
    return className + "Worker";
  }

  /** The first class of a query's stages. */
  public String queryClass(StreamModel stream) {
    String name = stream.name();
    return className + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
