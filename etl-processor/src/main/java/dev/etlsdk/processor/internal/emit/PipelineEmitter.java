package dev.etlsdk.processor.internal.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.processor.internal.emit.batch.RowBatches;
import dev.etlsdk.processor.internal.model.CheckedPipeline;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.PolicyModel;
import dev.etlsdk.processor.internal.model.RowModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import dev.etlsdk.processor.internal.model.TransformModel;
import dev.etlsdk.processor.internal.model.TransformModel.Code;
import dev.etlsdk.processor.internal.model.TransformModel.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class that makes a pipeline of a configuration. */
public final class PipelineEmitter {

  private static final ClassName PIPELINE = ClassName.get("dev.etlsdk.pipeline", "Pipeline");
  private static final ClassName CONFIG =
      ClassName.get("dev.etlsdk.pipeline.config", "PipelineConfig");
  private static final ClassName CONFIGURED =
      ClassName.get("dev.etlsdk.pipeline.config", "ConfiguredPipeline");
  private static final ClassName DESCRIPTOR =
      ClassName.get("dev.etlsdk.pipeline.config", "ConnectorDescriptor");

  private final CheckedPipeline checked;
  private final RowBatches batches;
  private final PipelineModel pipeline;
  private final List<MethodSpec> methods = new ArrayList<>();
  private final Set<String> methodNames = new HashSet<>(Set.of("create", "configure"));

  private PipelineEmitter(CheckedPipeline checked, RowBatches batches) {
    this.checked = checked;
    this.batches = batches;
    this.pipeline = checked.model();
  }

  /**
   * The source of the class.
   *
   * @param batches of the rows of transforms
   */
  public static JavaFile emit(CheckedPipeline checked, RowBatches batches) {
    return new PipelineEmitter(checked, batches).file();
  }

  private JavaFile file() {
    MethodSpec configure = configure();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(pipeline.pipelineClass())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addOriginatingElement(pipeline.type())
            .addJavadoc(
                "The pipeline $S of {@link $T}, made by the annotation processor. Thread-safe.\n",
                pipeline.name(),
                ClassName.get(pipeline.type()))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(create())
            .addMethod(configure)
            .addMethods(methods);
    return JavaFile.builder(pipeline.packageName(), type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  private static MethodSpec create() {
    return MethodSpec.methodBuilder("create")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(
            "The pipeline, with the values of its annotations overridden by a configuration."
                + " Connects nowhere.\n\n@throws dev.etlsdk.api.error.EtlException with every value"
                + " that isn't valid\n")
        .returns(PIPELINE)
        .addParameter(CONFIG, "config")
        .addStatement("return configure(config).build()")
        .build();
  }

  private MethodSpec configure() {
    CodeBlock.Builder chain = CodeBlock.builder();
    chain.add("return $T.named($S, config)", CONFIGURED, pipeline.name()).indent().indent();
    String delivery = method("delivery");
    methods.add(descriptor(delivery, pipeline.delivery(), "pipeline", pipeline.name()));
    chain.add("\n.delivery($L())", delivery);
    for (String owner : CalledFunctions.configured(checked.queries().values())) {
      chain.add("\n.functions($S)", owner);
    }
    for (StreamModel stream : checked.order()) {
      chain.add("\n.$L", stream(stream));
      if (!isMadeOfRecords(stream)) {
        chain.add("\n.rows($S, $T.class)", stream.name(), ClassName.get(stream.row().type()));
      }
      addPersonal(stream, chain);
    }
    for (StreamModel stream : checked.order()) {
      addSinks(stream, chain);
    }
    pipeline.policy().ifPresent(policy -> chain.add("\n.$L", policy(policy, pipeline.name(), "")));
    for (StreamModel stream : checked.order()) {
      stream
          .policy()
          .ifPresent(
              policy -> chain.add("\n.$L", policy(policy, stream.name(), stream.name() + ".")));
    }
    addLimits(chain);
    chain.add(";\n").unindent().unindent();
    return MethodSpec.methodBuilder("configure")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(
            "The pipeline before it is built, which knows the keys of its configuration: what a"
                + " worker takes.\n")
        .returns(CONFIGURED)
        .addParameter(CONFIG, "config")
        .addCode(chain.build())
        .build();
  }

  /** What a stream's record doesn't tell at run time: of code, and of the rows that it takes. */
  private void addPersonal(StreamModel stream, CodeBlock.Builder chain) {
    if (stream.origin() instanceof Origin.FromTransform made) {
      made.transform()
          .input()
          .ifPresent(taken -> addPersonal(checked.input(stream).name(), taken, chain));
      addPersonal(stream.name(), stream.row(), chain);
    }
  }

  private static void addPersonal(String stream, RowModel row, CodeBlock.Builder chain) {
    if (!row.personal().isEmpty()) {
      chain.add("\n.pii($S", stream);
      row.personal().forEach(column -> chain.add(", $S", column));
      chain.add(")");
    }
  }

  /** Whether rows are records before they are rows, so that a record can hold each. */
  private static boolean isMadeOfRecords(StreamModel stream) {
    return stream.origin() instanceof Origin.FromTransform made
        && !(made.transform().code() instanceof Code.OfClass given && given.kind() == Kind.BATCHES);
  }

  private CodeBlock stream(StreamModel stream) {
    if (stream.origin() instanceof Origin.FromSource source) {
      ConnectorModel connector = source.connector();
      String values = method(stream.name() + "Source");
      methods.add(descriptor(values, connector, stream.name() + ".source", stream.name()));
      return CodeBlock.of(
          "source($S, new $T(), $L(), $T.parse($S))",
          stream.name(),
          ClassName.get(connector.factoryClass()),
          values,
          Schema.class,
          stream.declared().toString());
    }
    if (stream.origin() instanceof Origin.FromTransform made) {
      return transform(stream, made.transform());
    }
    String query = method(stream.name() + "Query");
    methods.add(QueryEmitter.method(query, pipeline.packageName(), checked.query(stream)));
    return CodeBlock.of("sql($S, $L())", stream.name(), query);
  }

  private CodeBlock transform(StreamModel stream, TransformModel transform) {
    String input = checked.input(stream).name();
    CodeBlock spec =
        TransformEmitter.spec(pipeline, stream, transform, TypedRows.of(checked, stream, batches));
    if (transform.settings().isEmpty()) {
      return CodeBlock.of("transform($S, $S, $L)", stream.name(), input, spec);
    }
    String values = method(stream.name() + "Transform");
    methods.add(
        descriptor(
            values, transform.settings().get(), stream.name() + ".transform", stream.name()));
    return CodeBlock.of(
        "transform(\n$>$>$S,\n$S,\n$L(),\n$L -> $L)$<$<",
        stream.name(),
        input,
        values,
        TransformEmitter.SETTINGS,
        spec);
  }

  private void addSinks(StreamModel stream, CodeBlock.Builder chain) {
    int number = 0;
    for (ConnectorModel sink : stream.sinks()) {
      number++;
      String suffix = number == 1 ? "" : Integer.toString(number);
      String values = method(stream.name() + "Sink" + suffix);
      String prefix = stream.name() + ".sink" + (suffix.isEmpty() ? "" : "-" + suffix);
      methods.add(descriptor(values, sink, prefix, stream.name()));
      chain.add(
          "\n.sink($S, new $T(), $L())", stream.name(), ClassName.get(sink.factoryClass()), values);
    }
  }

  /**
   * Says what happens to rows that fail.
   *
   * @param of the stream, or the pipeline
   * @param prefix of configuration keys; empty for the pipeline's
   */
  private CodeBlock policy(PolicyModel policy, String of, String prefix) {
    CodeBlock stream = prefix.isEmpty() ? CodeBlock.of("") : CodeBlock.of("$S, ", of);
    if (policy instanceof PolicyModel.DeadLetters letters) {
      String values = method((prefix.isEmpty() ? "" : of) + "DeadLetters");
      methods.add(descriptor(values, letters.connector(), prefix + "dead-letters", of));
      return CodeBlock.of(
          "deadLetters($Lnew $T(), $L())",
          stream,
          ClassName.get(letters.connector().factoryClass()),
          values);
    }
    String values = method((prefix.isEmpty() ? "" : of) + "OnError");
    methods.add(
        descriptor(values, ((PolicyModel.Plain) policy).settings(), prefix + "on-error", of));
    return CodeBlock.of("onError($L$L())", stream, values);
  }

  private void addLimits(CodeBlock.Builder chain) {
    pipeline
        .errorBudget()
        .ifPresent(
            settings -> {
              String values = method("errorBudget");
              methods.add(descriptor(values, settings, "error-budget", pipeline.name()));
              chain.add("\n.errorBudget($L())", values);
            });
    pipeline
        .retry()
        .ifPresent(
            settings -> {
              String values = method("retry");
              methods.add(descriptor(values, settings, "on-error.retry", pipeline.name()));
              chain.add("\n.retry($L())", values);
            });
    pipeline.retryTopic().ifPresent(topic -> addRetryTopic(topic, pipeline.name(), "", chain));
    for (StreamModel stream : checked.order()) {
      stream
          .retry()
          .ifPresent(
              settings -> {
                String values = method(stream.name() + "Retry");
                String prefix = stream.name() + ".on-error.retry";
                methods.add(descriptor(values, settings, prefix, stream.name()));
                chain.add("\n.retry($S, $L())", stream.name(), values);
              });
      stream
          .retryTopic()
          .ifPresent(topic -> addRetryTopic(topic, stream.name(), stream.name() + ".", chain));
    }
  }

  /**
   * Says where records wait to be tried again.
   *
   * @param of the stream, or the pipeline
   * @param prefix of configuration keys; empty for the pipeline's
   */
  private void addRetryTopic(
      ConnectorModel topic, String of, String prefix, CodeBlock.Builder chain) {
    String values = method((prefix.isEmpty() ? "" : of) + "RetryTopic");
    methods.add(descriptor(values, topic, prefix + "retry-topic", of));
    chain.add(
        "\n.retryTopic($Lnew $T(), $L())",
        prefix.isEmpty() ? CodeBlock.of("") : CodeBlock.of("$S, ", of),
        ClassName.get(topic.factoryClass()),
        values);
  }

  private MethodSpec descriptor(
      String name, ConnectorModel connector, String prefix, String stream) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("return $T.of($S, $S, $S)", DESCRIPTOR, connector.annotation(), prefix, stream)
        .indent()
        .indent();
    connector
        .elements()
        .forEach(
            (element, value) -> {
              code.add("\n.with($S", element);
              value.texts().forEach(text -> code.add(", $S", text));
              code.add(")");
            });
    code.add(";\n").unindent().unindent();
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(DESCRIPTOR)
        .addCode(code.build())
        .build();
  }

  /** A name for a method, in lower camel case. */
  private String method(String wanted) {
    String base = wanted.substring(0, 1).toLowerCase(Locale.ROOT) + wanted.substring(1);
    String name = base;
    for (int n = 2; !methodNames.add(name); n++) {
      name = base + n;
    }
    return name;
  }
}
