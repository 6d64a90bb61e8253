package dev.etlsdk.codegen.model;

import dev.etlsdk.api.error.EtlError;

/**
 * A mistake in the declaration of functions.
 *
 * @param code which rule is broken
 * @param owner binary name of the class
 * @param method name and parameters of the method, as in {@code isEven(int)}; empty if the mistake
 *     is the class's
 * @param problem what is wrong, in a sentence without a subject's name
 * @param fix what to do
 */
public record UdfProblem(EtlError code, String owner, String method, String problem, String fix) {

  /** Class and method. */
  public String where() {
    return method.isEmpty() ? owner : owner + "." + method;
  }

  @Override
  public String toString() {
    return code.id() + " " + where() + ": " + problem + " -> " + fix;
  }
}
