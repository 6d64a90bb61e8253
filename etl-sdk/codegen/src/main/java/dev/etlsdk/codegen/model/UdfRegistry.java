package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.udf.UdfConfig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user-defined functions that a query may call. Immutable and thread-safe.
 *
 * <p>Holds the class loaders of the jars it read: closed when nothing that was generated against it
 * runs any more.
 */
public final class UdfRegistry implements UdfCatalog, AutoCloseable {

  private final UdfLinks links;
  private final UdfOverloads overloads;
  private final UdfJars jars;

  private UdfRegistry(UdfLinks links, UdfJars jars) {
    this.links = links;
    this.overloads = new UdfOverloads(links.functions());
    this.jars = jars;
  }

  /**
   * Finds all functions and checks them. Makes no instance of any library.
   *
   * @param options where to look
   * @param loader of the program's own libraries, for {@link java.util.ServiceLoader}
   * @throws dev.etlsdk.api.error.EtlException with everything that is wrong, each with class,
   *     method and jar: {@code ETL-UDF-0002} two functions of one name and signature, {@code
   *     ETL-UDF-0003} a type that isn't supported, {@code ETL-UDF-0004} not public or not of the
   *     form, {@code ETL-UDF-0006} a jar that can't be read, {@code ETL-CONFIG-0001} a
   *     configuration for no class
   */
  public static UdfRegistry create(UdfOptions options, ClassLoader loader) {
    UdfJars jars = new UdfJars();
    try {
      UdfDiscovery discovery = new UdfDiscovery();
      UdfConfigs configs = new UdfConfigs(options.configs());
      List<LoadedFunction> functions = discovery.discover(options, loader, jars, configs);
      return new UdfRegistry(UdfLinks.of(functions, configs), jars);
    } catch (Throwable e) {
      jars.close();
      throw e;
    }
  }

  /** All functions, sorted by name and signature. */
  public List<UdfFunction> functions() {
    return List.copyOf(links.functions());
  }

  @Override
  public List<String> names() {
    return overloads.names();
  }

  @Override
  public List<UdfFunction> named(String name) {
    return overloads.named(name);
  }

  @Override
  public UdfResolution resolve(String name, List<? extends @Nullable DataType> arguments) {
    return overloads.resolve(name, arguments);
  }

  /**
   * A class loader for generated code: knows every {@link UdfFunction#callName} besides what the
   * parent knows.
   *
   * @param parent sees what else generated code calls
   */
  public ClassLoader linkLoader(ClassLoader parent) {
    return links.loader(parent);
  }

  /**
   * The configuration of each class, by {@link UdfFunction#callName}; empty for one that wasn't
   * configured.
   */
  public Map<String, UdfConfig> configs() {
    return Map.copyOf(links.configs());
  }

  /** Closes the class loaders of jars. */
  @Override
  public void close() {
    jars.close();
  }
}
