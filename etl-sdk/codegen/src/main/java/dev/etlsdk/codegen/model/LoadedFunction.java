package dev.etlsdk.codegen.model;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A function whose class is loaded.
 *
 * @param model what its author declared
 * @param owner the class; not initialised
 * @param method its method
 * @param jar the jar of the folder that it came from; empty if it is on the class path
 */
record LoadedFunction(UdfModel model, Class<?> owner, Method method, Optional<Path> jar) {

  /** As queries call it, by this class. */
  UdfFunction calledAs(String name) {
    return new UdfFunction(model, jar, name);
  }
}
