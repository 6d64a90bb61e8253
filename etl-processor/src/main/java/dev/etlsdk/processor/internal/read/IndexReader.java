package dev.etlsdk.processor.internal.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Reads the indexes that the processor left in other modules. A processor can't read service files
 * out of jars, but it can list a package. On the class path all indexes stand in {@link #ROOT}; a
 * package may be in one named module only, so there each has one of its own.
 */
public final class IndexReader {

  /** Where the indexes of the class path stand; below it, under their names, those of modules. */
  public static final String ROOT = "dev.etlsdk.index";

  /** The constant of an index that names classes with functions, separated by commas. */
  public static final String FUNCTIONS = "FUNCTION_CLASSES";

  /**
   * What constants begin with that tell of a record: {@code acme.Order name=N tags=-N}, its
   * components with what stands about null in their types.
   */
  public static final String ROW = "ROW_";

  /**
   * What constants begin with that tell of the methods of a class which are the code of streams:
   * {@code acme.Prices priced=N}, each with whether what it gives may be null.
   */
  public static final String RESULT = "RESULT_";

  private final Elements elements;
  private final List<TypeElement> functionClasses = new ArrayList<>();
  private final Map<String, Map<String, String>> records = new TreeMap<>();
  private final Map<String, Map<String, String>> results = new TreeMap<>();

  private IndexReader(Elements elements) {
    this.elements = elements;
  }

  /** The indexes that a compilation sees. */
  public static IndexReader of(Elements elements) {
    IndexReader reader = new IndexReader(elements);
    reader.packages().forEach(reader::read);
    return reader;
  }

  /** The package for the index of what is compiled now. */
  public static String packageFor(Elements elements, TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    return module == null || module.isUnnamed() ? ROOT : ROOT + "." + module.getQualifiedName();
  }

  /** The classes that hold functions. */
  public List<TypeElement> functionClasses() {
    return List.copyOf(functionClasses);
  }

  /** What stands about null in the components of a record; empty if no index knows the record. */
  public Map<String, String> marks(String record) {
    return records.getOrDefault(record, Map.of());
  }

  /** What stands about null in what methods of a class give; empty if no index knows the class. */
  public Map<String, String> results(String className) {
    return results.getOrDefault(className, Map.of());
  }

  private Set<PackageElement> packages() {
    Set<PackageElement> packages = new LinkedHashSet<>();
    add(elements.getPackageElement(ROOT), packages);
    for (ModuleElement module : elements.getAllModuleElements()) {
      add(elements.getPackageElement(module, ROOT), packages);
      if (!module.isUnnamed()) {
        add(elements.getPackageElement(module, ROOT + "." + module.getQualifiedName()), packages);
      }
    }
    return packages;
  }

  private static void add(@Nullable PackageElement found, Set<PackageElement> packages) {
    if (found != null) {
      packages.add(found);
    }
  }

  private void read(PackageElement indexes) {
    for (TypeElement index : ElementFilter.typesIn(indexes.getEnclosedElements())) {
      for (VariableElement field : ElementFilter.fieldsIn(index.getEnclosedElements())) {
        if (field.getConstantValue() instanceof String text) {
          read(field.getSimpleName().toString(), text);
        }
      }
    }
  }

  private void read(String constant, String text) {
    if (constant.equals(FUNCTIONS)) {
      for (String name : text.split(",", -1)) {
        TypeElement type = elements.getTypeElement(name);
        if (type != null && type.asType().getKind() != TypeKind.ERROR) {
          functionClasses.add(type);
        }
      }
    } else if (constant.startsWith(ROW)) {
      readMarks(text, records);
    } else if (constant.startsWith(RESULT)) {
      readMarks(text, results);
    }
  }

  private static void readMarks(String text, Map<String, Map<String, String>> into) {
    List<String> parts = Arrays.asList(text.split(" ", -1));
    Map<String, String> marks = new LinkedHashMap<>();
    for (String part : parts.subList(1, parts.size())) {
      int equals = part.indexOf('=');
      marks.put(part.substring(0, equals), part.substring(equals + 1));
    }
    into.put(parts.get(0), marks);
  }
}
