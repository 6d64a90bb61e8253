package dev.etlsdk.processor.internal;

import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Row;
import dev.etlsdk.codegen.model.ElementRecordReader;
import dev.etlsdk.codegen.model.UdfCatalog;
import dev.etlsdk.processor.internal.emit.GeneratedFiles;
import dev.etlsdk.processor.internal.emit.IndexEmitter;
import dev.etlsdk.processor.internal.emit.PipelineEmitter;
import dev.etlsdk.processor.internal.emit.ServiceEntries;
import dev.etlsdk.processor.internal.emit.TransformEmitter;
import dev.etlsdk.processor.internal.emit.WorkerEmitter;
import dev.etlsdk.processor.internal.emit.batch.RowBatches;
import dev.etlsdk.processor.internal.lineage.LineageFile;
import dev.etlsdk.processor.internal.model.CheckedPipeline;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.read.FunctionReader;
import dev.etlsdk.processor.internal.read.IndexReader;
import dev.etlsdk.processor.internal.read.ModuleAccess;
import dev.etlsdk.processor.internal.read.PipelineReader;
import dev.etlsdk.processor.internal.read.RecordTypes;
import dev.etlsdk.processor.internal.read.ResultNullness;
import dev.etlsdk.processor.internal.read.TransformMethods;
import dev.etlsdk.processor.internal.read.Unresolved;
import dev.etlsdk.processor.internal.validate.AlternativeRule;
import dev.etlsdk.processor.internal.validate.ConnectorAnnotationRule;
import dev.etlsdk.processor.internal.validate.ConnectorRule;
import dev.etlsdk.processor.internal.validate.DeadLetterPlaceRule;
import dev.etlsdk.processor.internal.validate.GeneratedNameRule;
import dev.etlsdk.processor.internal.validate.ModuleRule;
import dev.etlsdk.processor.internal.validate.NameRule;
import dev.etlsdk.processor.internal.validate.OrderRule;
import dev.etlsdk.processor.internal.validate.PlaceholderRule;
import dev.etlsdk.processor.internal.validate.QueryRule;
import dev.etlsdk.processor.internal.validate.RecordAccessRule;
import dev.etlsdk.processor.internal.validate.RetryRule;
import dev.etlsdk.processor.internal.validate.RetryTopicRule;
import dev.etlsdk.processor.internal.validate.TransformRule;
import dev.etlsdk.processor.internal.validate.ValueRule;
import dev.etlsdk.sql.BuildTimeSqlCompiler.CheckedQuery;
import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.VectorUdf;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** One compilation, from its first round to its last. */
public final class PipelineCompilation {

  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final GeneratedFiles files;
  private final Set<String> compiled = new TreeSet<>();
  private final Map<String, TypeElement> functionClasses = new TreeMap<>();
  private final Set<String> deferredPipelines = new TreeSet<>();
  private final Set<String> deferredRows = new TreeSet<>();
  private final Set<String> told = new HashSet<>();
  private final Set<TypeElement> indexed = new LinkedHashSet<>();
  private final SqlRoom sql = new SqlRoom();
  private final RowBatches batches;
  private final GeneratedNameRule generatedNames;
  private @Nullable IndexReader index;

  /** The compilation of a processor. */
  public PipelineCompilation(ProcessingEnvironment environment) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.files = new GeneratedFiles(environment);
    this.generatedNames = new GeneratedNameRule(elements, this::isCompiledNow, this::hasWorker);
    this.batches =
        new RowBatches(
            elements,
            this::isCompiledNow,
            this::records,
            (file, record) -> files.source(file, List.of(record)));
  }

  /** What is to do in a round. */
  public void round(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        compiled.add(type.getQualifiedName().toString());
      }
    }
    Map<String, TypeElement> newFunctions = functionsIn(round);
    functionClasses.putAll(newFunctions);
    Findings findings = new Findings();
    ConnectorAnnotationRule.check(round, elements, findings);
    Set<TypeElement> rows = ready(round, Row.class, deferredRows);
    Set<TypeElement> pipelines = ready(round, Pipeline.class, deferredPipelines);
    if (!pipelines.isEmpty()) {
      sql.warmUp();
    }
    writeBatches(pipelines, rows, findings);
    Set<TypeElement> records = new LinkedHashSet<>();
    rows.forEach(type -> RecordTypes.collect(type, records));
    if (!pipelines.isEmpty() || !newFunctions.isEmpty()) {
      UdfCatalog functions =
          new FunctionReader(index(), elements, environment.getTypeUtils(), findings)
              .read(functionClasses, newFunctions.keySet());
      for (TypeElement type : pipelines) {
        CheckedPipeline checked = pipeline(type, functions, records, findings);
        // In the last round only those that had to wait, and then because of a mistake elsewhere.
        if (checked != null && !round.processingOver()) {
          emit(checked);
        }
      }
    }
    Map<TypeElement, Map<String, String>> transforms =
        TransformMethods.in(round, elements, findings);
    report(findings);
    if (round.processingOver()) {
      new ServiceEntries(environment, files).write(functionClasses.values());
    } else {
      writeIndexes(newFunctions, records);
      writeIndex(transforms);
    }
  }

  private IndexReader index() {
    IndexReader known = index;
    if (known == null) {
      known = IndexReader.of(elements);
      index = known;
    }
    return known;
  }

  private static Map<String, TypeElement> functionsIn(RoundEnvironment round) {
    Map<String, TypeElement> found = new TreeMap<>();
    for (Class<? extends java.lang.annotation.Annotation> annotation :
        List.of(Udf.class, VectorUdf.class)) {
      for (Element method : round.getElementsAnnotatedWith(annotation)) {
        if (method.getEnclosingElement() instanceof TypeElement type) {
          found.put(type.getQualifiedName().toString(), type);
        }
      }
    }
    return found;
  }

  /** The annotated types of a round, and earlier ones that waited for other processors. */
  private Set<TypeElement> ready(
      RoundEnvironment round,
      Class<? extends java.lang.annotation.Annotation> annotation,
      Set<String> deferred) {
    Set<TypeElement> ready = new LinkedHashSet<>();
    for (String name : List.copyOf(deferred)) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null && !Unresolved.in(type)) {
        deferred.remove(name);
        ready.add(type);
      }
    }
    for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))) {
      if (Unresolved.in(type)) {
        deferred.add(type.getQualifiedName().toString());
      } else {
        ready.add(type);
      }
    }
    return ready;
  }

  /** A pipeline without mistakes; null if there are some. */
  private @Nullable CheckedPipeline pipeline(
      TypeElement type, UdfCatalog functions, Set<TypeElement> records, Findings all) {
    Findings findings = new Findings();
    CheckedPipeline checked =
        new PipelineReader(
                elements,
                environment.getTypeUtils(),
                records(),
                this::isCompiledNow,
                new ResultNullness(this::isCompiledNow, index()::results),
                findings)
            .read(type)
            .map(model -> check(model, functions, findings))
            .orElse(null);
    if (checked != null) {
      RecordTypes.of(checked.model()).forEach(record -> RecordTypes.collect(record, records));
    }
    findings.all().forEach(finding -> all.add(finding.place(), finding.problem()));
    return findings.isEmpty() ? checked : null;
  }

  /** Everything that can be known of a pipeline; what reads what is known only if names tell. */
  private CheckedPipeline check(PipelineModel model, UdfCatalog functions, Findings findings) {
    boolean distinct = NameRule.check(model, findings);
    generatedNames.check(model, findings);
    PlaceholderRule.check(model, findings);
    AlternativeRule.check(model, findings);
    RetryRule.check(model, findings);
    RetryTopicRule.check(model, findings);
    ConnectorRule.check(model, elements, findings);
    ValueRule.check(model, findings);
    DeadLetterPlaceRule.check(model, findings);
    RecordAccessRule.check(model, elements, findings);
    ModuleRule.check(model, new ModuleAccess(elements), this::isCompiledNow, findings);
    if (!distinct) {
      return new CheckedPipeline(model, Map.of(), Map.of(), List.of());
    }
    Map<String, CheckedQuery> queries =
        new QueryRule(sql.compiler(), functions, findings).check(model);
    Map<String, StreamModel> inputs = new TransformRule(model, findings).check();
    CheckedPipeline checked =
        new CheckedPipeline(
            model, queries, inputs, new OrderRule(model, queries, inputs, findings).check());
    RetryTopicRule.check(checked, findings);
    return checked;
  }

  private ElementRecordReader records() {
    return new ElementRecordReader(elements, this::isCompiledNow, index()::marks);
  }

  private boolean isCompiledNow(TypeElement type) {
    Element top = type;
    while (top.getEnclosingElement() instanceof TypeElement outer) {
      top = outer;
    }
    return compiled.contains(((TypeElement) top).getQualifiedName().toString());
  }

  private void emit(CheckedPipeline checked) {
    List<TypeElement> origin = List.of(checked.model().type());
    for (StreamModel stream : checked.order()) {
      CheckedQuery query = checked.queries().get(stream.name());
      if (query != null) {
        query.sources().texts().forEach((name, text) -> files.source(name, text, origin));
      }
      TransformEmitter.file(checked, stream, batches).ifPresent(file -> files.source(file, origin));
    }
    files.source(PipelineEmitter.emit(checked, batches), origin);
    files.resource(LineageFile.path(checked.model()), LineageFile.text(checked), origin);
    if (hasWorker(checked.model().type())) {
      files.source(WorkerEmitter.emit(checked.model()), origin);
    }
  }

  /** Whether the module of a pipeline sees what runs a worker. */
  private boolean hasWorker(TypeElement pipeline) {
    ModuleElement module = elements.getModuleOf(pipeline);
    TypeElement worker =
        module == null
            ? elements.getTypeElement(WorkerEmitter.WORKER)
            : elements.getTypeElement(module, WorkerEmitter.WORKER);
    return worker != null;
  }

  private void writeBatches(Set<TypeElement> pipelines, Set<TypeElement> rows, Findings findings) {
    Set<TypeElement> naming = new LinkedHashSet<>(pipelines);
    // Also of those that wait: what they wait for may be these.
    deferredPipelines.forEach(name -> naming.add(elements.getTypeElement(name)));
    batches.write(naming, rows, findings);
  }

  /** Of classes with transforms: what their methods give. */
  private void writeIndex(Map<TypeElement, Map<String, String>> transforms) {
    if (!transforms.isEmpty()) {
      TypeElement first = transforms.keySet().iterator().next();
      files.source(
          IndexEmitter.results(IndexReader.packageFor(elements, first), transforms),
          transforms.keySet());
    }
  }

  private void writeIndexes(Map<String, TypeElement> functions, Set<TypeElement> records) {
    if (!functions.isEmpty()) {
      TypeElement first = functions.values().iterator().next();
      files.source(
          IndexEmitter.functions(IndexReader.packageFor(elements, first), functions.values()),
          functions.values());
    }
    Map<TypeElement, Map<String, String>> marks = new LinkedHashMap<>();
    for (TypeElement record : records) {
      if (isCompiledNow(record) && indexed.add(record)) {
        marks.put(record, records().marks(record));
      }
    }
    if (!marks.isEmpty()) {
      TypeElement first = marks.keySet().iterator().next();
      files.source(
          IndexEmitter.records(IndexReader.packageFor(elements, first), marks), marks.keySet());
    }
  }

  private void report(Findings findings) {
    for (Findings.Finding finding : findings.all()) {
      Place place = finding.place();
      if (!told.add(place.element() + " " + finding.problem().getMessage())) {
        continue; // several pipelines may name one record
      }
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
