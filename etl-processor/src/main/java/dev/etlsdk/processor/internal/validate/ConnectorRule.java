package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.read.Visibility;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What makes a connector is a class that generated code can make an instance of. */
public final class ConnectorRule {

  private ConnectorRule() {}

  /** Notes each annotation whose connector can't be made. */
  public static void check(PipelineModel pipeline, Elements elements, Findings findings) {
    PackageElement inside = elements.getPackageOf(pipeline.type());
    for (ConnectorModel connector : ConnectorModel.of(pipeline)) {
      connector
          .factory()
          .filter(factory -> !canBeMade(factory, inside))
          .ifPresent(
              factory ->
                  findings.add(
                      connector.place(),
                      EtlError.PIPELINE_0011,
                      "@"
                          + connector.annotation()
                          + " can't be used: the class "
                          + factory.getQualifiedName()
                          + ", which makes its connector, isn't public with a public constructor"
                          + " that takes nothing",
                      "make it a public class, static if it is nested, with such a constructor"));
    }
  }

  private static boolean canBeMade(TypeElement factory, PackageElement inside) {
    boolean inner =
        factory.getNestingKind().isNested() && !factory.getModifiers().contains(Modifier.STATIC);
    return factory.getKind() == ElementKind.CLASS
        && factory.getModifiers().contains(Modifier.PUBLIC)
        && Visibility.in(inside, factory)
        && !factory.getModifiers().contains(Modifier.ABSTRACT)
        && !inner
        && ElementFilter.constructorsIn(factory.getEnclosedElements()).stream()
            .anyMatch(
                constructor ->
                    constructor.getParameters().isEmpty()
                        && constructor.getModifiers().contains(Modifier.PUBLIC));
  }
}
