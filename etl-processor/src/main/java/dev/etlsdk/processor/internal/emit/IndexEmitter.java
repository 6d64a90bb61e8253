package dev.etlsdk.processor.internal.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.processor.internal.read.IndexReader;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Writes the index of a module, which tells the processor in other modules what is here. Each
 * module has classes of its own in the package, named after what they hold.
 */
public final class IndexEmitter {

  private IndexEmitter() {}

  /**
   * The index of functions.
   *
   * @param classes that hold them; at least one
   */
  public static JavaFile functions(String packageName, Collection<TypeElement> classes) {
    String names =
        classes.stream()
            .map(type -> type.getQualifiedName().toString())
            .sorted()
            .collect(Collectors.joining(","));
    TypeSpec.Builder type = index("Functions_", names, "which functions are here");
    classes.forEach(type::addOriginatingElement);
    type.addField(constant(IndexReader.FUNCTIONS, names));
    return file(packageName, type);
  }

  /**
   * The index of records.
   *
   * @param records each with what stands about null in its components; at least one
   */
  public static JavaFile records(
      String packageName, Map<TypeElement, Map<String, String>> records) {
    return marks(
        packageName,
        records,
        "Rows_",
        IndexReader.ROW,
        "which components of the records here may be null");
  }

  /**
   * The index of methods that are the code of streams.
   *
   * @param classes each with what stands about null in what its methods give; at least one
   */
  public static JavaFile results(
      String packageName, Map<TypeElement, Map<String, String>> classes) {
    return marks(
        packageName,
        classes,
        "Transforms_",
        IndexReader.RESULT,
        "which transforms of the classes here may give null");
  }

  private static JavaFile marks(
      String packageName,
      Map<TypeElement, Map<String, String>> types,
      String prefix,
      String constant,
      String tells) {
    Collection<String> texts =
        types.entrySet().stream()
            .map(type -> text(type.getKey(), type.getValue()))
            .sorted()
            .toList();
    TypeSpec.Builder index = index(prefix, String.join(",", texts), tells);
    types.keySet().forEach(index::addOriginatingElement);
    int number = 0;
    for (String text : texts) {
      index.addField(constant(constant + number++, text));
    }
    return file(packageName, index);
  }

  private static String text(TypeElement type, Map<String, String> marks) {
    return marks.entrySet().stream()
        .map(mark -> " " + mark.getKey() + "=" + mark.getValue())
        .collect(Collectors.joining("", type.getQualifiedName(), ""));
  }

  private static TypeSpec.Builder index(String prefix, String content, String tells) {
    return TypeSpec.classBuilder(prefix + Integer.toHexString(content.hashCode()))
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addJavadoc("Tells the annotation processor of other modules $L.\n", tells)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
  }

  private static FieldSpec constant(String name, String text) {
    return FieldSpec.builder(String.class, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer("$S", text)
        .addJavadoc("Read by the annotation processor.\n")
        .build();
  }

  private static JavaFile file(String packageName, TypeSpec.Builder type) {
    return JavaFile.builder(packageName, type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }
}
