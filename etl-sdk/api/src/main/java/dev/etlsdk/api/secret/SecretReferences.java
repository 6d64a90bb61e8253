package dev.etlsdk.api.secret;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a setting refers to: {@code env:NAME} is the value of an environment variable, {@code
 * file:/path} the text of a file, in UTF-8, without the line break that it ends in. Any other value
 * is itself. Immutable and thread-safe.
 *
 * <p>A setting keeps the reference, and whoever needs the secret asks for it then, so that the
 * secret stands in no configuration, no {@code toString} and no message. What is referred to is
 * never taken as a reference again.
 *
 * <pre>{@code
 * String password = SecretReferences.ofProcess().resolve("the key 'db.password'", value);
 * }</pre>
 */
public final class SecretReferences {

  private static final String ENVIRONMENT = "env:";
  private static final String FILE = "file:";
  private static final Pattern VARIABLE = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_.-]*");

  /** Drive letters are for Windows. */
  private static final Pattern PATH = Pattern.compile("file:(/|[A-Za-z]:[\\\\/])[^\\r\\n]+");

  private static final long LARGEST_FILE = 1 << 20;

  private final Map<String, String> environment;

  private SecretReferences(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Those of this process and its environment. */
  public static SecretReferences ofProcess() {
    return new SecretReferences(System.getenv());
  }

  /** Those of files, and of these variables in place of the process's. */
  public static SecretReferences of(Map<String, String> environment) {
    return new SecretReferences(environment);
  }

  /** Whether a value is the reference to a secret. */
  public static boolean isReference(String value) {
    return VARIABLE.matcher(value).matches() || PATH.matcher(value).matches();
  }

  /**
   * What a value refers to, or the value itself.
   *
   * @param setting what has the value, for messages: {@code the property 'ssl.key.password'}
   * @throws EtlException {@code ETL-CONFIG-0004} if the secret isn't there, is empty or can't be
   *     read; the message names setting and reference
   */
  public String resolve(String setting, String value) {
    if (!isReference(value)) {
      return value;
    }
    String secret = value.startsWith(ENVIRONMENT) ? variable(setting, value) : file(setting, value);
    if (secret.isEmpty()) {
      throw missing(setting, value, "is empty", null);
    }
    if (isReference(secret)) {
      throw missing(setting, value, "holds a reference itself, which isn't followed", null);
    }
    return secret;
  }

  private String variable(String setting, String reference) {
    String secret = environment.get(reference.substring(ENVIRONMENT.length()));
    if (secret == null) {
      throw missing(setting, reference, "isn't set", null);
    }
    return secret;
  }

  private static String file(String setting, String reference) {
    try {
      Path path = Path.of(reference.substring(FILE.length()));
      if (Files.isRegularFile(path) && Files.size(path) > LARGEST_FILE) {
        throw missing(setting, reference, "has more than " + LARGEST_FILE + " bytes", null);
      }
      String text = Files.readString(path, StandardCharsets.UTF_8);
      if (text.endsWith("\n")) {
        text = text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1));
      }
      return text;
    } catch (NoSuchFileException failure) {
      throw missing(setting, reference, "doesn't exist", failure);
    } catch (AccessDeniedException failure) {
      throw missing(setting, reference, "may not be read by this process", failure);
    } catch (CharacterCodingException failure) {
      // Its message might say what was read.
      throw missing(setting, reference, "isn't text in UTF-8", null);
    } catch (IOException | InvalidPathException failure) {
      throw missing(setting, reference, "can't be read: " + failure.getMessage(), failure);
    }
  }

  private static EtlException missing(
      String setting, String reference, String why, @Nullable Exception cause) {
    boolean variable = reference.startsWith(ENVIRONMENT);
    String name = reference.substring(variable ? ENVIRONMENT.length() : FILE.length());
    return EtlException.of(
            EtlError.CONFIG_0004,
            setting
                + " refers to the "
                + (variable ? "environment variable " : "file ")
                + name
                + ", which "
                + why)
        .fix(
            variable
                ? "set the variable for this process to the value itself, or correct '"
                    + reference
                    + "'"
                : "put the value itself into that file, readable by this process, or correct '"
                    + reference
                    + "'")
        .cause(cause)
        .build();
  }
}
