package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.model.UdfCatalog;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import dev.etlsdk.sql.BuildTimeSqlCompiler;
import dev.etlsdk.sql.BuildTimeSqlCompiler.CheckedQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Queries are valid. Their tables are the pipeline's streams, with the columns of the streams'
 * records, so that one query's mistake isn't told again with each query that reads it.
 */
public final class QueryRule {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{[A-Za-z0-9][A-Za-z0-9._-]*(?::[^}]*)?}");

  private final BuildTimeSqlCompiler compiler;
  private final UdfCatalog functions;
  private final Findings findings;

  /** The rule for the queries of one compilation. */
  public QueryRule(BuildTimeSqlCompiler compiler, UdfCatalog functions, Findings findings) {
    this.compiler = compiler;
    this.functions = functions;
    this.findings = findings;
  }

  /** The queries that are valid, by stream. */
  public Map<String, CheckedQuery> check(PipelineModel pipeline) {
    Map<String, CheckedQuery> queries = new LinkedHashMap<>();
    for (StreamModel stream : pipeline.streams()) {
      if (stream.origin() instanceof Origin.FromQuery query) {
        try {
          refusePlaceholder(query.sql());
          CheckedQuery checked =
              compiler.check(
                  query.sql(),
                  tables(pipeline),
                  functions,
                  pipeline.packageName(),
                  pipeline.queryClass(stream));
          queries.put(stream.name(), checked);
          new ResultRule(findings).check(stream, query, checked.schema());
        } catch (EtlException mistake) {
          if (mistake.code() == EtlError.SQL_0002 && pipeline.namesBroken(query.sql())) {
            continue; // the stream's own mistake was noted
          }
          findings.add(query.place(), hinted(mistake.within(pipeline.name(), stream.name())));
        }
      }
    }
    return queries;
  }

  /** Also within a text, where SQL would take it as it is, and nobody means that. */
  private static void refusePlaceholder(String sql) {
    Matcher placeholder = PLACEHOLDER.matcher(sql);
    if (!placeholder.find()) {
      return;
    }
    String before = sql.substring(0, placeholder.start());
    int column = placeholder.start() - (before.lastIndexOf('\n') + 1);
    int line = (int) before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0);
    throw EtlException.of(
            EtlError.SQL_0001,
            "SQL takes no placeholders, and '"
                + placeholder.group()
                + "' is one\n  "
                + sql.lines().skip(line - 1L).findFirst().orElse("")
                + "\n  "
                + " ".repeat(column)
                + "^")
        .at(ErrorLocation.sql(line, column + 1))
        .fix(
            "its code is generated now, before there is a configuration: select in a @Transform"
                + " whose class takes one, or call a function whose class does")
        .build();
  }

  /** A function may be there, and the processor can't see it. */
  private static EtlException hinted(EtlException mistake) {
    if (mistake.code() != EtlError.SQL_0004) {
      return mistake;
    }
    String elsewhere =
        "if it is in another module: let etl-processor run there, so that it is found here";
    return EtlException.of(mistake.code(), mistake.problem())
        .at(mistake.location())
        .fix(mistake.fix().isEmpty() ? elsewhere : mistake.fix() + "; " + elsewhere)
        .build();
  }

  /** The stream of the query itself as well: that it can't be made of itself is told elsewhere. */
  private static Map<String, Schema> tables(PipelineModel pipeline) {
    Map<String, Schema> tables = new LinkedHashMap<>();
    pipeline.streams().forEach(stream -> tables.put(stream.name(), stream.declared()));
    return tables;
  }
}
