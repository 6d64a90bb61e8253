package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.read.RecordTypes;
import dev.etlsdk.processor.internal.read.Visibility;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Generated code can name the records of a pipeline, and the records and enums in them. */
public final class RecordAccessRule {

  private final PackageElement inside;
  private final Findings findings;

  private RecordAccessRule(PackageElement inside, Findings findings) {
    this.inside = inside;
    this.findings = findings;
  }

  /** Notes each stream whose record is out of reach. */
  public static void check(PipelineModel pipeline, Elements elements, Findings findings) {
    RecordAccessRule rule = new RecordAccessRule(elements.getPackageOf(pipeline.type()), findings);
    for (StreamModel stream : pipeline.streams()) {
      RecordTypes.of(stream).stream()
          .flatMap(record -> RecordTypes.named(record).stream())
          .distinct()
          .forEach(type -> rule.check(type, stream.place()));
    }
  }

  private void check(TypeElement type, Place place) {
    if (!Visibility.in(inside, type)) {
      String kind = type.getKind() == ElementKind.ENUM ? "enum " : "record ";
      findings.add(
          place,
          EtlError.SCHEMA_0001,
          "the " + kind + type.getQualifiedName() + " can't be named by generated code",
          "leave out 'private' of it and of the classes around it; in another package than the"
              + " pipeline's they are public");
    }
  }
}
