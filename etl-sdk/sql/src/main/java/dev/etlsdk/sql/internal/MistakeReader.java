package dev.etlsdk.sql.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.sql.internal.name.Catalog;
import dev.etlsdk.sql.internal.name.ExactNames;
import dev.etlsdk.sql.internal.plan.SqlPlanner;
import dev.etlsdk.sql.internal.problem.SqlExcerpt;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import dev.etlsdk.sql.internal.problem.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Recognises the parser's and the validator's messages, and says them in the words of this SDK. */
final class MistakeReader {

  private static final int EXPECTED_SHOWN = 6;
  private static final Pattern ENCOUNTERED = Pattern.compile("Encountered \"(.*?)\" at line");
  private static final Pattern KEYWORD =
      Pattern.compile("Incorrect syntax near the keyword '([^']*)'");
  private static final Pattern LEXICAL =
      Pattern.compile("Lexical error at line (\\d+), column (\\d+)");
  private static final Pattern EXPECTED =
      Pattern.compile("^\\s+\"?([^\"\\n]+?)\"? \\.\\.\\.\\s*$", Pattern.MULTILINE);
  private static final Pattern TABLE =
      Pattern.compile("(?:Object|Table) '([^']*)' not found.*", Pattern.DOTALL);
  private static final Pattern COLUMN =
      Pattern.compile("(?:Column|Unknown field|Field) '([^']*)'(?: not found.*)?", Pattern.DOTALL);
  private static final Pattern AMBIGUOUS = Pattern.compile("Column '([^']*)' is ambiguous.*");
  private static final Pattern FUNCTION =
      Pattern.compile("No match found for function signature ([^(]+)\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern OPERANDS =
      Pattern.compile(
          "Cannot apply '?(.+?)'? to arguments of type '(.*?)'\\.(?: Supported form\\(s\\): (.*))?",
          Pattern.DOTALL);
  private static final Pattern ARGUMENTS =
      Pattern.compile("Invalid number of arguments to function '([^']*)'\\. Was expecting (.*)");

  private static final Pattern ALIASES =
      Pattern.compile(
          "List of column aliases .* table has (\\d+) columns .* alias list has (\\d+) columns",
          Pattern.DOTALL);

  private static final Pattern TIME_BETWEEN = Pattern.compile("(?:DATE|TIME).* - (?:DATE|TIME).*");

  private static final Pattern FIELD =
      Pattern.compile(
          "ROW type does not have a field (?:named|with index) '?([^';]*)'?.*", Pattern.DOTALL);

  private static final String STAR = "Unknown identifier '*'";

  private final Catalog catalog;
  private final List<String> functions;

  MistakeReader(Catalog catalog, List<String> functions) {
    this.catalog = catalog;
    this.functions = functions;
  }

  /** What the parser says. */
  SqlProblem syntax(String sql, String message, @Nullable SqlParserPos position) {
    Matcher lexical = LEXICAL.matcher(message);
    if (lexical.find()) {
      SqlParserPos place =
          new SqlParserPos(Integer.parseInt(lexical.group(1)), Integer.parseInt(lexical.group(2)));
      return new SqlProblem(
          EtlError.SQL_0001,
          "a character or an unfinished text stands here that SQL doesn't know",
          "texts stand in 'single quotes', names with other characters in \"double quotes\"",
          place);
    }
    SqlExcerpt.Token found = unexpected(sql, message, position);
    if (found == null) {
      String expected = syntaxFix(message, "<EOF>");
      return new SqlProblem(
          EtlError.SQL_0001,
          "the text ends too early",
          expected.isEmpty() ? "complete it; the last word needs something behind it" : expected,
          SqlExcerpt.end(sql));
    }
    if (found.text().equals("'") || found.text().equals("\"")) {
      return new SqlProblem(
          EtlError.SQL_0001,
          found.text().equals("'") ? "this text has no end" : "this name has no end",
          "close it with "
              + found.text()
              + "; twice within it, "
              + found.text()
              + " is a character",
          found.position());
    }
    return new SqlProblem(
        EtlError.SQL_0001,
        "'" + found.text() + "' isn't expected here",
        syntaxFix(message, found.text()),
        found.position());
  }

  /** What the parser stumbled over; null at the end of the text. */
  private static SqlExcerpt.@Nullable Token unexpected(
      String sql, String message, @Nullable SqlParserPos position) {
    Matcher encountered = ENCOUNTERED.matcher(message);
    if (position == null || encountered.find() && encountered.group(1).equals("<EOF>")) {
      return null;
    }
    // A keyword that can't end a query, the parser names itself; what is wrong comes behind it.
    Matcher keyword = KEYWORD.matcher(message);
    int length = keyword.lookingAt() ? keyword.group(1).length() : 0;
    return SqlExcerpt.after(
        sql, new SqlParserPos(position.getLineNum(), position.getColumnNum() + length));
  }

  private static String syntaxFix(String message, String found) {
    List<String> expected = new ArrayList<>();
    Matcher matcher = EXPECTED.matcher(message);
    while (matcher.find()) {
      expected.add(matcher.group(1).strip());
    }
    if (SqlPlanner.isReserved(found)) {
      return "it is a word of SQL; if it is a name, write it in double quotes: \"" + found + "\"";
    }
    if (found.equals("\"\"")) {
      return "a name has at least one character";
    }
    String fix = NearestNames.question(found.toUpperCase(java.util.Locale.ROOT), expected);
    if (!fix.isEmpty()) {
      return fix;
    }
    if (!expected.isEmpty() && expected.size() <= EXPECTED_SHOWN) {
      return "expected: " + String.join(", ", expected);
    }
    return found.matches("\\w+") && !found.equals("<EOF>")
        ? "if it is a name, write it in double quotes: \"" + found + "\""
        : "";
  }

  /** What the validator says. */
  SqlProblem invalid(String message, SqlParserPos position) {
    if (message.equals(STAR)) {
      return Unsupported.allRows("'*' as the argument of an aggregate function", position);
    }
    Matcher matcher = FUNCTION.matcher(message);
    if (matcher.matches()) {
      return function(matcher.group(1).strip(), matcher.group(2), position);
    }
    matcher = AMBIGUOUS.matcher(message);
    if (matcher.matches()) {
      return new SqlProblem(
          EtlError.SQL_0003,
          "the column '" + matcher.group(1) + "' stands in more than one table",
          "write the table before it: table." + matcher.group(1),
          position);
    }
    matcher = TABLE.matcher(message);
    if (matcher.matches()) {
      String name = matcher.group(1);
      List<String> candidates = ExactNames.candidates(catalog.names(), name);
      return candidates.size() > 1
          ? ambiguous(EtlError.SQL_0002, name, candidates, position)
          : unknown(EtlError.SQL_0002, "table", name, catalog.names(), position);
    }
    matcher = COLUMN.matcher(message);
    if (matcher.matches()) {
      return column(matcher.group(1), position);
    }
    matcher = ALIASES.matcher(message);
    if (matcher.matches()) {
      return new SqlProblem(
          EtlError.SQL_0007,
          "the list names " + matcher.group(2) + " columns, and there are " + matcher.group(1),
          "give each column one name",
          position);
    }
    return fieldOrTypes(message, position);
  }

  private SqlProblem fieldOrTypes(String message, SqlParserPos position) {
    Matcher matcher = FIELD.matcher(message);
    if (matcher.matches()) {
      return new SqlProblem(
          EtlError.SQL_0003,
          "the ROW has no field '" + matcher.group(1) + "'",
          field("row." + matcher.group(1), matcher.group(1)),
          position);
    }
    return types(message, position);
  }

  private SqlProblem column(String path, SqlParserPos position) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    List<String> candidates = catalog.ambiguous(name);
    if (!candidates.isEmpty()) {
      return ambiguous(EtlError.SQL_0003, name, candidates, position);
    }
    String fix = nearest(name, catalog.columns());
    String field = field(path, name);
    return (fix.isEmpty() || path.contains(".")) && !field.isEmpty()
        ? new SqlProblem(EtlError.SQL_0003, "there is no column '" + path + "'", field, position)
        : unknown(EtlError.SQL_0003, "column", name, catalog.columns(), position);
  }

  /** The field of a ROW that is meant by its path with a mistake, or by its name alone. */
  private String field(String path, String name) {
    List<String> named =
        catalog.fields().stream()
            .filter(f -> name.equalsIgnoreCase(f.substring(f.lastIndexOf('.') + 1)))
            .toList();
    return named.isEmpty()
        ? NearestNames.question(path, catalog.fields())
        : "it is a field: " + String.join(" or ", named);
  }

  private static SqlProblem ambiguous(
      EtlError code, String name, List<String> candidates, SqlParserPos position) {
    return new SqlProblem(
        code,
        "'"
            + name
            + "' can mean "
            + String.join(" or ", candidates)
            + ", which differ in case only",
        "write it with the case of the one that is meant",
        position);
  }

  private SqlProblem types(String message, SqlParserPos position) {
    Matcher matcher = OPERANDS.matcher(message);
    if (matcher.matches()) {
      return operands(matcher, position);
    }
    matcher = ARGUMENTS.matcher(message);
    if (matcher.matches()) {
      return new SqlProblem(
          EtlError.SQL_0005,
          "the function '" + matcher.group(1) + "' takes " + matcher.group(2),
          "",
          position);
    }
    if (message.startsWith("Cast function cannot convert")) {
      return new SqlProblem(EtlError.SQL_0005, plain(message), "", position);
    }
    if (message.contains("ype")
        && (message.contains("mismatch")
            || message.contains("incompatible")
            || message.contains("llegal")
            || message.contains("same type"))) {
      return new SqlProblem(
          EtlError.SQL_0005, plain(message), "make the types equal with CAST(… AS …)", position);
    }
    String fix =
        message.contains("must be a condition")
            ? "write a comparison, as in amount > 0, or a BOOLEAN column"
            : "docs/sql.md says what a query may have";
    return new SqlProblem(EtlError.SQL_0007, plain(message), fix, position);
  }

  /** What an operator can't be applied to. */
  private static SqlProblem operands(Matcher matcher, SqlParserPos position) {
    String forms = matcher.group(3);
    String operands = plain(matcher.group(2));
    return new SqlProblem(
        EtlError.SQL_0005,
        "'" + matcher.group(1) + "' can't be applied to " + operands,
        TIME_BETWEEN.matcher(operands).matches()
            ? "for the time between them say in which units: (a - b) DAY TO SECOND, or"
                + " TIMESTAMPDIFF(SECOND, b, a)"
            : forms == null || forms.isBlank()
                ? "convert with CAST(… AS …)"
                : "it takes " + plain(forms.strip()),
        position);
  }

  private SqlProblem function(String name, String arguments, SqlParserPos position) {
    boolean exists = functions.stream().anyMatch(name::equalsIgnoreCase);
    if (exists) {
      return new SqlProblem(
          EtlError.SQL_0005,
          "the function '" + name + "' doesn't take (" + plain(arguments) + ")",
          "convert the arguments with CAST(… AS …)",
          position);
    }
    return unknown(EtlError.SQL_0004, "function", name, functions, position);
  }

  private static SqlProblem unknown(
      EtlError code, String kind, String name, List<String> known, SqlParserPos position) {
    String fix = nearest(name, known);
    boolean listed = fix.isEmpty() && known.size() <= EXPECTED_SHOWN * 2 && !known.isEmpty();
    return new SqlProblem(
        code,
        "there is no " + kind + " '" + name + "'",
        listed ? "there is " + String.join(", ", known) : fix,
        position);
  }

  /** The very name that was written is no help: it can't be found from where it stands. */
  private static String nearest(String name, List<String> known) {
    return NearestNames.question(name, known.stream().filter(n -> !n.equals(name)).toList());
  }

  /** Types as a user writes them, without the validator's brackets and character sets. */
  private static String plain(String text) {
    return text.replaceAll("(?s) CHARACTER SET \"[^\"]*\"", "")
        .replaceAll(" COLLATE \"[^\"]*\"", "")
        .replace("<", "")
        .replace(">", "")
        .replaceAll("\\R", "; ");
  }
}
