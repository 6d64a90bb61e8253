package dev.etlsdk.codegen.expression;

/**
 * How a cast treats values that don't fit.
 *
 * @param attempt whether a value that can't be converted becomes NULL ({@code TRY_CAST}) rather
 *     than failing the row
 * @param length of a CHAR or VARCHAR: longer texts are cut, as SQL says for casts; 0 for any length
 * @param pad whether shorter texts are filled up with blanks, as CHAR is
 */
public record CastMode(boolean attempt, int length, boolean pad) {

  /** Fails the row; any length. */
  public static final CastMode STRICT = new CastMode(false, 0, false);

  /** Gives NULL; any length. */
  public static final CastMode ATTEMPT = new CastMode(true, 0, false);
}
