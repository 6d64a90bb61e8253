package dev.etlsdk.processor.internal.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * A pipeline as it is written.
 *
 * @param type the interface
 * @param name the pipeline's
 * @param namePlace where that stands
 * @param packageName of the interface and of what is generated
 * @param className of the interface, with those around it: {@code Outer_Inner}
 * @param streams in the order in which they are written
 * @param broken names of methods that would be streams, but have a mistake that was noted
 * @param delivery the element {@code delivery}
 * @param policy what happens to rows that fail, if something is said
 * @param retry which of them are computed again, if something is said
 * @param retryTopic where they wait meanwhile, if something is said
 * @param errorBudget how much may fail, if something is said
 */
public record PipelineModel(
    TypeElement type,
    String name,
    Place namePlace,
    String packageName,
    String className,
    List<StreamModel> streams,
    Set<String> broken,
    ConnectorModel delivery,
    Optional<PolicyModel> policy,
    Optional<ConnectorModel> retry,
    Optional<ConnectorModel> retryTopic,
    Optional<ConnectorModel> errorBudget) {

  public PipelineModel {
    streams = List.copyOf(streams);
    broken = Set.copyOf(broken);
  }

  /** The class that makes the pipeline. */
  public String pipelineClass() {
    return className + "Pipeline";
  }

  /** The class that runs it as a process. */
  public String workerClass() {
    return className + "Worker";
  }

  /**
   * The first class of a query's stages; further ones add to the name. No two streams have classes
   * of one name, whatever their names are.
   */
  public String queryClass(StreamModel stream) {
    return className + "_" + stream.name() + "_Query";
  }

  /** The class that calls a transform's method. */
  public String transformClass(StreamModel stream) {
    return className + "_" + stream.name() + "_Transform";
  }

  /** Whether a text names a stream that isn't there for a mistake of its own. */
  public boolean namesBroken(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return broken.stream().anyMatch(name -> lower.contains(name.toLowerCase(Locale.ROOT)));
  }

  /** The stream of a name; SQL and {@code from} match without case. */
  public Optional<StreamModel> stream(String name) {
    return streams.stream().filter(stream -> stream.name().equalsIgnoreCase(name)).findFirst();
  }
}
