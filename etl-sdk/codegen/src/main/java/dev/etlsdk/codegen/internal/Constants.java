package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The constants of a generated class. One method makes all constants of a class and is limited in
 * size, so that those beyond a number stand in further classes within it.
 */
final class Constants {

  private static final int IN_A_CLASS = 500;

  private final Names names;
  private final Map<String, String> known = new HashMap<>();
  private final List<FieldSpec> fields = new ArrayList<>();

  Constants(Names names) {
    this.names = names;
  }

  /** The name of a constant, made once for equal initial values. */
  String name(TypeName type, String suggestion, CodeBlock value) {
    return known.computeIfAbsent(type + " " + value, key -> add(type, suggestion, value));
  }

  private String add(TypeName type, String suggestion, CodeBlock value) {
    String holder = holder(fields.size() / IN_A_CLASS);
    String name = names.nextConstant(suggestion);
    FieldSpec.Builder field =
        FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL).initializer(value);
    fields.add(holder.isEmpty() ? field.addModifiers(Modifier.PRIVATE).build() : field.build());
    return holder.isEmpty() ? name : holder + "." + name;
  }

  private static String holder(int number) {
    return number == 0 ? "" : "Constants" + number;
  }

  void addTo(TypeSpec.Builder type) {
    type.addFields(fields.subList(0, Math.min(IN_A_CLASS, fields.size())));
    for (int from = IN_A_CLASS; from < fields.size(); from += IN_A_CLASS) {
      type.addType(
          TypeSpec.classBuilder(holder(from / IN_A_CLASS))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addFields(fields.subList(from, Math.min(from + IN_A_CLASS, fields.size())))
              .build());
    }
  }
}
