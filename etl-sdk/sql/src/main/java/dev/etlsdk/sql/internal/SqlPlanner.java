package dev.etlsdk.sql.internal;

import dev.etlsdk.api.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.config.Lex;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** Text to a checked relational tree in which nothing was simplified, removed or moved. One instance a query. */
final class SqlPlanner {

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

  private final EtlTypeFactory types = new EtlTypeFactory();
  private final Map<String, Schema> tables;
  private final SqlOperatorTable operators;

  SqlPlanner(Map<String, Schema> tables, List<SqlOperator> functions) {
    this.tables = tables;
    this.operators =
        SqlOperatorTables.chain(
            SqlOperatorTables.of(functions),
            SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL));
  }

  RelNode plan(String sql) throws SqlParseException {
    SqlNode parsed = SqlParser.create(sql, PARSER).parseQuery();
    CalciteCatalogReader catalog = catalog();
    SqlValidator validator =
        SqlValidatorUtil.newValidator(
            operators,
            catalog,
            types,
            SqlValidator.Config.DEFAULT
                .withConformance(CONFORMANCE)
                .withIdentifierExpansion(true)
                .withCallRewrite(false)
                .withTypeCoercionEnabled(false));
    SqlNode checked = validator.validate(parsed);
    RelOptCluster cluster = RelOptCluster.create(new VolcanoPlanner(), new RexBuilder(types));
    SqlToRelConverter converter =
        new SqlToRelConverter(
            (rowType, queryString, schemaPath, viewPath) -> {
              throw new IllegalStateException("there are no views");
            },
            validator,
            catalog,
            cluster,
            StandardConvertletTable.INSTANCE,
            SqlToRelConverter.config()
                .withTrimUnusedFields(false)
                .withExpand(false)
                .withInSubQueryThreshold(Integer.MAX_VALUE)
                .withAddJsonTypeOperatorEnabled(false)
                .addRelBuilderConfigTransform(
                    c -> c.withSimplify(false).withBloat(-1).withSimplifyValues(false).withPushJoinCondition(false)));
    return converter.convertQuery(checked, false, true).rel;
  }

  private CalciteCatalogReader catalog() {
    CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    tables.forEach((name, schema) -> root.add(name, new Rows(schema)));
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    return new CalciteCatalogReader(root, List.of(), types, new CalciteConnectionConfigImpl(properties));
  }

  /** A stream as a table. */
  private static final class Rows extends AbstractTable {
    private final Schema schema;

    Rows(Schema schema) {
      this.schema = schema;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
      return TypeMapping.rowType(schema, factory);
    }
  }
}
