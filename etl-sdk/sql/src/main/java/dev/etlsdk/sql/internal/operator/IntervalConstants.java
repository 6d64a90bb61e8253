package dev.etlsdk.sql.internal.operator;

import java.math.BigDecimal;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql2rel.SqlRexContext;

/** Constants of type INTERVAL. The planner counts their milliseconds and drops what is smaller. */
final class IntervalConstants {

  private static final int NANO_DIGITS = 9;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private IntervalConstants() {}

  /** The constant in months, or in milliseconds with their fraction. */
  static RexNode exact(SqlRexContext context, SqlIntervalLiteral literal) {
    SqlIntervalLiteral.IntervalValue value =
        literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
    SqlIntervalQualifier qualifier = value.getIntervalQualifier();
    String text = value.getIntervalLiteral();
    int point = text.indexOf('.');
    if (qualifier.isYearMonth() || point < 0) {
      return context.convertExpression(literal);
    }
    BigDecimal whole =
        BigDecimal.valueOf(SqlParserUtil.intervalToMillis(text.substring(0, point), qualifier));
    String digits = text.substring(point + 1).strip();
    String nanos = (digits + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS);
    BigDecimal fraction = new BigDecimal("0." + nanos).multiply(THOUSAND);
    BigDecimal millis =
        text.strip().startsWith("-") ? whole.subtract(fraction) : whole.add(fraction);
    return context
        .getRexBuilder()
        .makeIntervalLiteral(value.getSign() < 0 ? millis.negate() : millis, qualifier);
  }
}
