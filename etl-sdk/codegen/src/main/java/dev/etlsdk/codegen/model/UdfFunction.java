package dev.etlsdk.codegen.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A function that queries may call: its model and where it is.
 *
 * @param model what its author declared
 * @param jar the jar of the folder that it came from; empty if it is on the class path
 * @param callName the class to call in generated source: the owner's own name, or that of a class
 *     with the same methods where two jars have one class name; {@link UdfRegistry#linkLoader}
 *     knows it
 */
public record UdfFunction(UdfModel model, Optional<Path> jar, String callName) {

  /** A function on the class path. */
  public static UdfFunction of(UdfModel model) {
    return new UdfFunction(model, Optional.empty(), model.owner().sourceName());
  }

  /** Where it is, for messages: class, method and jar. */
  public String describe() {
    return model.signature()
        + " ("
        + model.javaSignature()
        + jar.map(path -> " in " + path.getFileName()).orElse("")
        + ")";
  }
}
