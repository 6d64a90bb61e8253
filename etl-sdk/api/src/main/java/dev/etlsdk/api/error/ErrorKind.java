package dev.etlsdk.api.error;

/** Who can do something about an error. */
public enum ErrorKind {
  /** The pipeline's author: SQL, configuration, code. */
  USER,
  /** The producer of the data: a row that can't be read, computed or written. */
  DATA,
  /** A system outside: broker, database, network. May pass by itself. */
  EXTERNAL,
  /** A limit of this process: memory, disk, time. */
  RESOURCE,
  /** A defect of the SDK; please report it. */
  INTERNAL
}
