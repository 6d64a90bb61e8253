package dev.etlsdk.sql.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;

/** Makes the planner's types; texts are Unicode. */
final class EtlTypeFactory extends SqlTypeFactoryImpl {

  EtlTypeFactory() {
    super(new EtlTypeSystem());
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }
}
