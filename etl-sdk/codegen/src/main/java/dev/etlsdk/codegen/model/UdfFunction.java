package dev.etlsdk.codegen.model;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A registered function: its model and where it is.
 *
 * @param model what its author declared
 * @param owner the loaded class; not initialised by the registry
 * @param method its method
 * @param jar the jar of the folder that it came from; empty if it is on the class path
 * @param callName the class to call in generated source: the owner's own name, or that of a class
 *     with the same methods where two jars have one class name; {@link UdfRegistry#linkLoader}
 *     knows it
 */
public record UdfFunction(
    UdfModel model, Class<?> owner, Method method, Optional<Path> jar, String callName) {

  UdfFunction calledAs(String name) {
    return new UdfFunction(model, owner, method, jar, name);
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
