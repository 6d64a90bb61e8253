package dev.etlsdk.processor.internal.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.processor.internal.model.PipelineModel;
import javax.lang.model.element.Modifier;

/** Writes the class whose {@code main} runs a pipeline as a process. */
public final class WorkerEmitter {

  /** What such a class calls; where a module can't see it, it wants no worker. */
  public static final String WORKER = "dev.etlsdk.worker.Worker";

  private WorkerEmitter() {}

  /** The source of the class. */
  public static JavaFile emit(PipelineModel pipeline) {
    ClassName made = ClassName.get(pipeline.packageName(), pipeline.pipelineClass());
    TypeSpec type =
        TypeSpec.classBuilder(pipeline.workerClass())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addOriginatingElement(pipeline.type())
            .addJavadoc(
                "Runs the pipeline $S of {@link $T} as a process; {@code --help} tells how. Made by"
                    + " the annotation processor.\n",
                pipeline.name(),
                ClassName.get(pipeline.type()))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(
                MethodSpec.methodBuilder("main")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addJavadoc("Runs the worker, and ends the process with its exit code.\n")
                    .addParameter(String[].class, "args")
                    .addStatement(
                        "$T.of($T::configure).main(args)", ClassName.bestGuess(WORKER), made)
                    .build())
            .build();
    return JavaFile.builder(pipeline.packageName(), type)
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }
}
