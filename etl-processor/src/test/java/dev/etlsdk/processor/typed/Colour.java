package dev.etlsdk.processor.typed;

/** An enum. */
public enum Colour {
  RED,
  GREEN,
  BLUE
}
