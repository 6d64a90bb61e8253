package dev.etlsdk.api.annotation;

/**
 * The rows of a stream, as a type in the signature of a {@link Pipeline}'s method. Nobody makes
 * one.
 *
 * @param <R> the record of a row: its components are the columns
 */
public interface Rows<R extends Record> {}
