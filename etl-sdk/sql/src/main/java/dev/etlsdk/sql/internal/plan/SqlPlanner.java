package dev.etlsdk.sql.internal.plan;

import com.google.common.collect.ImmutableSet;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.name.Catalog;
import dev.etlsdk.sql.internal.name.ColumnAliases;
import dev.etlsdk.sql.internal.name.ResultNames;
import dev.etlsdk.sql.internal.operator.EtlConvertlets;
import dev.etlsdk.sql.internal.operator.EtlOperators;
import dev.etlsdk.sql.internal.operator.FunctionLibrary;
import dev.etlsdk.sql.internal.operator.NamedOperators;
import dev.etlsdk.sql.internal.problem.SqlExcerpt;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import dev.etlsdk.sql.internal.rule.ColumnRule;
import dev.etlsdk.sql.internal.rule.ShapeRule;
import dev.etlsdk.sql.internal.type.EtlTypeCoercion;
import dev.etlsdk.sql.internal.type.EtlTypeFactory;
import dev.etlsdk.sql.internal.type.PostgresTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.Lex;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.type.SqlTypeCoercionRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/**
 * Text to a checked relational tree in which nothing was simplified, removed or moved. One instance
 * a query.
 */
public final class SqlPlanner {

  private static final EtlConformance CONFORMANCE = new EtlConformance();
  private static final SqlParser.Config PARSER =
      SqlParser.config()
          .withParserFactory(SqlBabelParserImpl.FACTORY)
          .withConformance(CONFORMANCE)
          .withLex(Lex.JAVA)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withQuotedCasing(Casing.UNCHANGED)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(false)
          .withIdentifierMaxLength(1024);

  private static final SqlValidator.Config VALIDATOR =
      SqlValidator.Config.DEFAULT
          .withConformance(CONFORMANCE)
          .withIdentifierExpansion(true)
          .withCallRewrite(false)
          .withTypeCoercionEnabled(true)
          .withTypeCoercionRules(castRules())
          .withTypeCoercionFactory(EtlTypeCoercion::new);

  private static final SqlToRelConverter.Config CONVERTER =
      SqlToRelConverter.config()
          .withTrimUnusedFields(false)
          .withExpand(false)
          .withInSubQueryThreshold(Integer.MAX_VALUE)
          .withAddJsonTypeOperatorEnabled(false)
          .addRelBuilderConfigTransform(
              c ->
                  c.withSimplify(false)
                      .withBloat(-1)
                      .withSimplifyValues(false)
                      .withPushJoinCondition(false));

  private static SqlTypeCoercionRule castRules() {
    Map<SqlTypeName, ImmutableSet<SqlTypeName>> rules =
        new HashMap<>(SqlTypeCoercionRule.instance().getTypeMapping());
    for (SqlTypeName type : SqlTypeName.INT_TYPES) {
      rules.put(
          type,
          ImmutableSet.<SqlTypeName>builder()
              .addAll(rules.getOrDefault(type, ImmutableSet.of()))
              .add(SqlTypeName.BOOLEAN)
              .build());
    }
    return SqlTypeCoercionRule.instance(rules);
  }

  private final EtlTypeFactory types;
  private final Catalog catalog;
  private final FunctionLibrary library;

  public SqlPlanner(EtlTypeFactory types, Catalog catalog, FunctionLibrary library) {
    this.types = types;
    this.catalog = catalog;
    this.library = library;
  }

  public RelNode plan(String sql) throws SqlParseException {
    SqlNode parsed =
        PostgresTypes.rename(BalancedChains.balance(QuantifiedLists.rewrite(parse(sql))));
    ShapeRule.check(sql, parsed, library);
    parsed = ColumnAliases.complete(parsed, catalog);
    CalciteCatalogReader reader = catalog.reader(types);
    SqlOperatorTable operators =
        new NamedOperators(
            SqlOperatorTables.chain(
                SqlOperatorTables.of(library.operators(EtlOperators.TABLE)), EtlOperators.TABLE));
    EtlValidator validator = new EtlValidator(operators, reader, types, VALIDATOR);
    SqlNode written = parsed.clone(parsed.getParserPosition());
    SqlNode checked = validator.validate(parsed);
    ResultNames.check(written, checked);
    ColumnRule.check(checked, validator);
    RelOptCluster cluster = RelOptCluster.create(new VolcanoPlanner(), new RexBuilder(types));
    SqlToRelConverter converter =
        new SqlToRelConverter(
            SqlPlanner::noViews, validator, reader, cluster, new EtlConvertlets(), CONVERTER);
    return converter.convertQuery(checked, false, true).rel;
  }

  /** Whether a word can't be a name without quotes. */
  public static boolean isReserved(String word) {
    return SqlParser.create("", PARSER)
        .getMetadata()
        .isReservedWord(word.toUpperCase(java.util.Locale.ROOT));
  }

  private static SqlNode parse(String sql) throws SqlParseException {
    SqlNodeList statements = SqlParser.create(sql, PARSER).parseStmtList();
    if (statements.size() > 1) {
      throw new SqlProblem(
          EtlError.SQL_0006,
          "a second statement isn't supported",
          "a pipeline's SQL is one query; give each query a stream of its own",
          statements.get(1).getParserPosition());
    }
    if (statements.isEmpty()) {
      throw new SqlProblem(
          EtlError.SQL_0001, "there is no query", "write SELECT … FROM …", SqlExcerpt.end(sql));
    }
    return statements.get(0);
  }

  private static org.apache.calcite.rel.RelRoot noViews(
      org.apache.calcite.rel.type.RelDataType rowType,
      String query,
      List<String> schema,
      List<String> view) {
    throw new IllegalStateException("there are no views");
  }
}
