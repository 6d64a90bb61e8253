package dev.etlsdk.processor.internal.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.processor.internal.read.FunctionReader;
import java.util.Collection;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Writes the index of a module's functions. A processor can't read service files out of jars, but
 * it can list a package: each module has a class of its own there.
 */
public final class FunctionIndex {

  private FunctionIndex() {}

  /** The index of these classes, of which there is at least one. */
  public static JavaFile emit(Collection<TypeElement> classes) {
    String names =
        String.join(
            ",",
            classes.stream().map(type -> type.getQualifiedName().toString()).sorted().toList());
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Functions_" + Integer.toHexString(names.hashCode()))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                "Tells the annotation processor of other modules which functions are here.\n")
            .addField(
                FieldSpec.builder(
                        String.class,
                        FunctionReader.INDEX_CONSTANT,
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer("$S", names)
                    .build())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    classes.forEach(type::addOriginatingElement);
    return JavaFile.builder(FunctionReader.INDEX_PACKAGE, type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }
}
