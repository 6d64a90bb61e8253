package dev.etlsdk.api.codec;

/**
 * Makes a format known under a name, so that it can stand in annotations and configurations; found
 * through {@link java.util.ServiceLoader}. Public, with a public constructor that takes nothing.
 */
public interface CodecProvider {

  /** The format's name, in lower case: {@code json}. */
  String name();

  /** The format with its default options. */
  Codec codec();
}
