package dev.etlsdk.processor.internal.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.PreparedSql;
import dev.etlsdk.codegen.plan.ExpandPlan;
import dev.etlsdk.codegen.plan.FragmentPlan;
import dev.etlsdk.codegen.plan.FragmentStage;
import dev.etlsdk.codegen.plan.StagePlan;
import dev.etlsdk.codegen.plan.VectorCallPlan;
import dev.etlsdk.kernels.stage.ExpandStage;
import dev.etlsdk.kernels.stage.GeneratedQuery;
import dev.etlsdk.kernels.stage.StageSetup;
import dev.etlsdk.sql.BuildTimeSqlCompiler.CheckedQuery;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the method that puts the generated stages of a query together. */
final class QueryEmitter {

  private QueryEmitter() {}

  static MethodSpec method(String name, String packageName, CheckedQuery query) {
    CodeBlock parts =
        query.plan().fragments().stream()
            .map(fragment -> part(fragment, packageName))
            .collect(CodeBlock.joining(",\n"));
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(PreparedSql.class)
        .addCode("return new $T(\n$>$>$S,\n", GeneratedQuery.class, query.sql())
        .addCode("$T.parse($S),\n", Schema.class, query.schema().toString())
        .addCode("$S,\n", query.explanation())
        .addCode("$T.of(\n$>$>$L));\n$<$<$<$<", List.class, parts)
        .build();
  }

  private static CodeBlock part(FragmentPlan fragment, String packageName) {
    CodeBlock stages =
        fragment.stages().stream()
            .map(stage -> stage(stage, packageName))
            .collect(CodeBlock.joining(",\n"));
    return CodeBlock.of(
        "new $T(\n$>$>$S,\n$L,\n() ->\n$>$>$T.of(\n$>$>$L))$<$<$<$<$<$<",
        GeneratedQuery.Part.class,
        fragment.table(),
        schema(fragment.input()),
        List.class,
        stages);
  }

  private static CodeBlock stage(FragmentStage stage, String packageName) {
    if (stage instanceof ExpandPlan expand) {
      return CodeBlock.of(
          "new $T($L, $L, new int[] {$L}, new int[] {$L}, $L)",
          ExpandStage.class,
          schema(expand.output()),
          expand.collection(),
          numbers(expand.kept()),
          numbers(expand.elements()),
          expand.outer());
    }
    String name = stage instanceof StagePlan rows ? rows.name() : ((VectorCallPlan) stage).name();
    return CodeBlock.of(
        "new $T(new $T($L, $L))",
        ClassName.get(packageName, name),
        StageSetup.class,
        schema(stage.input()),
        schema(stage.output()));
  }

  private static CodeBlock schema(Schema schema) {
    return CodeBlock.of("$T.parse($S)", Schema.class, schema.toString());
  }

  private static CodeBlock numbers(List<Integer> numbers) {
    return numbers.stream().map(n -> CodeBlock.of("$L", n)).collect(CodeBlock.joining(", "));
  }
}
