package dev.etlsdk.runtime.internal.capture;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.jspecify.annotations.Nullable;

/**
 * The files of a failure in a folder: {@code failure.properties}, {@code records.arrow} with the
 * letters, and {@code rows-<stream>.arrow} with the rows that were decoded of them.
 */
public final class FailureFiles {

  private static final String PROPERTIES = "failure.properties";
  private static final String RECORDS = "records.arrow";
  private static final String FORMAT = "1";
  private static final String CONFIG = "config.";

  private final Path folder;

  /** The files in a folder. */
  public FailureFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes a failure into a folder, which is made if it isn't there.
   *
   * @throws EtlException {@code ETL-REDRIVE-0004} if that fails, or there is one already
   */
  public void write(CapturedFailure failure, BufferAllocator allocator) {
    try {
      Files.createDirectories(folder);
      if (Files.exists(folder.resolve(PROPERTIES))) {
        throw problem("there is a failure in " + folder + " already", "name another folder", null);
      }
      try (VectorSchemaRoot root = VectorSchemaRoot.create(LetterTable.SCHEMA, allocator)) {
        new LetterTable(root).write(failure.letters());
        write(root, folder.resolve(RECORDS));
      }
      // Last: what is there with it is whole.
      Files.writeString(folder.resolve(PROPERTIES), properties(failure));
    } catch (IOException e) {
      throw problem("a failure can't be written to " + folder + ": " + e, "see the cause", e);
    }
  }

  /** Sorted, and without the time of writing, so that the same failure is the same file. */
  private static String properties(CapturedFailure failure) throws IOException {
    Map<String, String> values = new TreeMap<>();
    values.put("format", FORMAT);
    values.put("pipeline", failure.pipeline());
    values.put("version", failure.version());
    failure.config().forEach((key, value) -> values.put(CONFIG + key, value));
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> value : values.entrySet()) {
      Properties one = new Properties();
      one.setProperty(value.getKey(), value.getValue());
      StringWriter line = new StringWriter();
      one.store(line, null);
      line.toString()
          .lines()
          .filter(part -> !part.startsWith("#"))
          .forEach(part -> text.append(part).append('\n'));
    }
    return text.toString();
  }

  /** Writes rows that were decoded. */
  public void writeRows(String stream, Batch batch) {
    try {
      write(batch.root(), rowsFile(stream));
    } catch (IOException e) {
      throw problem("rows can't be written to " + folder + ": " + e, "see the cause", e);
    }
  }

  private static void write(VectorSchemaRoot root, Path file) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        ArrowFileWriter writer = new ArrowFileWriter(root, null, channel)) {
      writer.start();
      writer.writeBatch();
      writer.end();
    }
  }

  /** Where the rows of a source's stream are. */
  public Path rowsFile(String stream) {
    return folder.resolve("rows-" + stream.replaceAll("[^A-Za-z0-9_.-]", "_") + ".arrow");
  }

  /**
   * Reads a failure.
   *
   * @throws EtlException {@code ETL-REDRIVE-0004} if there is none, or it can't be read
   */
  public CapturedFailure read(BufferAllocator allocator) {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(folder.resolve(PROPERTIES), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw problem(
          "there is no failure in " + folder + " that can be read: " + e,
          "name the folder that redrive --export has written",
          e);
    }
    if (!FORMAT.equals(properties.getProperty("format"))) {
      throw problem("the failure in " + folder + " has another format", "export it again", null);
    }
    Map<String, String> config = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(CONFIG)) {
        config.put(name.substring(CONFIG.length()), properties.getProperty(name));
      }
    }
    return new CapturedFailure(
        properties.getProperty("pipeline", ""),
        properties.getProperty("version", ""),
        config,
        letters(allocator));
  }

  private List<CapturedLetter> letters(BufferAllocator allocator) {
    try (FileChannel channel = FileChannel.open(folder.resolve(RECORDS), StandardOpenOption.READ);
        ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
      List<CapturedLetter> letters = new ArrayList<>();
      while (reader.loadNextBatch()) {
        letters.addAll(new LetterTable(reader.getVectorSchemaRoot()).read());
      }
      return letters;
    } catch (IOException | RuntimeException e) {
      throw problem("the records in " + folder + " can't be read: " + e, "export them again", e);
    }
  }

  static EtlException problem(String problem, String fix, @Nullable Throwable cause) {
    return EtlException.of(EtlError.REDRIVE_0004, problem).fix(fix).cause(cause).build();
  }
}
