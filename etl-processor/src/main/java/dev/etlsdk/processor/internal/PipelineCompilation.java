package dev.etlsdk.processor.internal;

import com.palantir.javapoet.JavaFile;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.codegen.model.UdfCatalog;
import dev.etlsdk.processor.internal.emit.FunctionIndex;
import dev.etlsdk.processor.internal.emit.PipelineEmitter;
import dev.etlsdk.processor.internal.emit.WorkerEmitter;
import dev.etlsdk.processor.internal.emit.batch.RowBatches;
import dev.etlsdk.processor.internal.model.CheckedPipeline;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.read.FunctionReader;
import dev.etlsdk.processor.internal.read.PipelineReader;
import dev.etlsdk.processor.internal.validate.OrderRule;
import dev.etlsdk.processor.internal.validate.QueryRule;
import dev.etlsdk.sql.BuildTimeSqlCompiler.CheckedQuery;
import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.VectorUdf;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** One compilation, from its first round to its last. */
public final class PipelineCompilation {

  private final ProcessingEnvironment environment;
  private final Map<String, TypeElement> compiled = new TreeMap<>();
  private final Map<String, TypeElement> functionClasses = new TreeMap<>();
  private final RowBatches batches;
  private boolean indexed;

  /** The compilation of a processor. */
  public PipelineCompilation(ProcessingEnvironment environment) {
    this.environment = environment;
    this.batches = new RowBatches(environment.getElementUtils(), this::isCompiledNow);
  }

  /** What is to do in a round. */
  public void round(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        compiled.put(type.getQualifiedName().toString(), type);
      }
    }
    collectFunctions(round);
    Findings findings = new Findings();
    List<TypeElement> pipelines =
        round.getElementsAnnotatedWith(Pipeline.class).stream()
            .filter(TypeElement.class::isInstance)
            .map(TypeElement.class::cast)
            .toList();
    if (!pipelines.isEmpty() || !round.getElementsAnnotatedWith(Udf.class).isEmpty()) {
      FunctionReader reader =
          new FunctionReader(environment.getElementUtils(), environment.getTypeUtils(), findings);
      UdfCatalog functions = reader.read(functionClasses.values());
      pipelines.forEach(type -> pipeline(type, functions, findings));
    }
    batches.write(round, findings, (file, record) -> write(file, List.of(record)));
    report(findings);
    if (!indexed && !functionClasses.isEmpty() && !round.processingOver()) {
      indexed = true;
      write(FunctionIndex.emit(functionClasses.values()), functionClasses.values());
    }
  }

  private void collectFunctions(RoundEnvironment round) {
    for (Class<? extends java.lang.annotation.Annotation> annotation :
        List.of(Udf.class, VectorUdf.class)) {
      for (Element method : round.getElementsAnnotatedWith(annotation)) {
        if (method.getEnclosingElement() instanceof TypeElement type) {
          functionClasses.put(type.getQualifiedName().toString(), type);
        }
      }
    }
  }

  private void pipeline(TypeElement type, UdfCatalog functions, Findings all) {
    Findings findings = new Findings();
    Optional<PipelineModel> read =
        new PipelineReader(environment.getElementUtils(), this::isCompiledNow, findings).read(type);
    if (read.isPresent()) {
      PipelineModel model = read.get();
      Map<String, CheckedQuery> queries = new QueryRule(functions, findings).check(model);
      CheckedPipeline checked =
          new CheckedPipeline(
              model, new LinkedHashMap<>(queries), new OrderRule(model, queries, findings).check());
      if (findings.isEmpty()) {
        emit(checked);
      }
    }
    findings.all().forEach(finding -> all.add(finding.place(), finding.problem()));
  }

  private boolean isCompiledNow(TypeElement type) {
    Element top = type;
    while (top.getEnclosingElement() instanceof TypeElement outer) {
      top = outer;
    }
    return compiled.containsKey(((TypeElement) top).getQualifiedName().toString());
  }

  private void emit(CheckedPipeline checked) {
    List<TypeElement> origin = List.of(checked.model().type());
    for (CheckedQuery query : checked.queries().values()) {
      query.sources().texts().forEach((name, text) -> write(name, text, origin));
    }
    write(PipelineEmitter.emit(checked), origin);
    if (environment.getElementUtils().getTypeElement(WorkerEmitter.WORKER) != null) {
      write(WorkerEmitter.emit(checked.model()), origin);
    }
  }

  private void write(JavaFile file, Collection<TypeElement> origins) {
    String name = file.typeSpec().name();
    String packageName = file.packageName();
    write(packageName.isEmpty() ? name : packageName + "." + name, file.toString(), origins);
  }

  private void write(String name, String text, Collection<TypeElement> origins) {
    try (Writer writer =
        environment
            .getFiler()
            .createSourceFile(name, origins.toArray(new Element[0]))
            .openWriter()) {
      writer.write(text);
    } catch (IOException e) {
      environment
          .getMessager()
          .printMessage(
              Diagnostic.Kind.ERROR, "the generated class " + name + " can't be written: " + e);
    }
  }

  private void report(Findings findings) {
    for (Findings.Finding finding : findings.all()) {
      Place place = finding.place();
      environment
          .getMessager()
          .printMessage(
              Diagnostic.Kind.ERROR,
              finding.problem().getMessage(),
              place.element(),
              place.annotation(),
              place.value());
    }
  }
}
