package dev.etlsdk.codegen.model;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.codegen.compile.GeneratedClassLoader;
import dev.etlsdk.codegen.compile.SourceCompiler;
import dev.etlsdk.udf.UdfConfig;
import dev.etlsdk.udf.UdfLifecycle;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * A class with a name of its own and the functions of a class whose name another jar has too, so
 * that one query can call both. Its calls are static and short, and cost nothing once compiled.
 */
final class UdfBridge {

  private static final String INSTANCE = "it";

  private UdfBridge() {}

  /**
   * Makes and loads the class.
   *
   * @param packageName for the class; no other class is there
   * @param functions all functions of one owner
   */
  static Class<?> load(String packageName, List<LoadedFunction> functions) {
    Class<?> owner = functions.get(0).owner();
    String name = packageName + "." + owner.getSimpleName();
    JavaFile file = JavaFile.builder(packageName, type(owner, functions)).build();
    Map<String, byte[]> classes =
        new SourceCompiler(owner.getClassLoader()).compile(Map.of(name, file.toString()));
    try {
      return new GeneratedClassLoader(owner.getClassLoader(), classes).loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class that was just compiled isn't there: " + name, e);
    }
  }

  private static TypeSpec type(Class<?> owner, List<LoadedFunction> functions) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(owner.getSimpleName()).addModifiers(Modifier.PUBLIC, Modifier.FINAL);
    functions.stream()
        .filter(function -> !function.model().isStatic())
        .findFirst()
        .ifPresent(function -> instance(type, owner, function.model().owner()));
    functions.forEach(function -> type.addMethod(method(owner, function)));
    return type.build();
  }

  private static void instance(TypeSpec.Builder type, Class<?> owner, UdfModel.Owner model) {
    type.addField(owner, INSTANCE, Modifier.PRIVATE, Modifier.FINAL);
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC).addException(Exception.class);
    if (model.takesConfig()) {
      constructor.addParameter(UdfConfig.class, "config");
    }
    constructor.addStatement(
        "this.$L = new $T($L)", INSTANCE, owner, model.takesConfig() ? "config" : "");
    type.addMethod(constructor.build());
    if (model.lifecycle()) {
      type.addSuperinterface(UdfLifecycle.class);
      type.addMethod(lifecycle("open"));
      type.addMethod(lifecycle("close"));
    }
  }

  private static MethodSpec lifecycle(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addException(Exception.class)
        .addStatement("$L.$L()", INSTANCE, name)
        .build();
  }

  private static MethodSpec method(Class<?> owner, LoadedFunction function) {
    Method method = function.method();
    boolean isStatic = function.model().isStatic();
    MethodSpec.Builder bridge =
        MethodSpec.methodBuilder(method.getName())
            .addModifiers(Modifier.PUBLIC)
            .returns(method.getReturnType());
    if (isStatic) {
      bridge.addModifiers(Modifier.STATIC);
    }
    if (method.getExceptionTypes().length > 0) {
      bridge.addException(Exception.class);
    }
    List<CodeBlock> arguments = new ArrayList<>();
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      bridge.addParameter(ParameterSpec.builder(types[i], "a" + i).build());
      arguments.add(CodeBlock.of("a$L", i));
    }
    CodeBlock target = isStatic ? CodeBlock.of("$T", owner) : CodeBlock.of("$L", INSTANCE);
    CodeBlock call =
        CodeBlock.of("$L.$L($L)", target, method.getName(), CodeBlock.join(arguments, ", "));
    return bridge
        .addStatement(
            method.getReturnType() == void.class
                ? CodeBlock.of("$L", call)
                : CodeBlock.of("return $L", call))
        .build();
  }
}
