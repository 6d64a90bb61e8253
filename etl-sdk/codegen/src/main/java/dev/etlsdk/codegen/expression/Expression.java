package dev.etlsdk.codegen.expression;

import dev.etlsdk.api.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SQL expression. Immutable. {@link Object#toString} writes it as SQL would.
 *
 * <p>Evaluation is strict (the result is NULL when an operand is) unless a kind says otherwise.
 */
public sealed interface Expression {

  /** The type of the result. */
  ValueType type();

  /** Whether the result may be NULL. */
  boolean nullable();

  /** The parts that are expressions, in order. */
  List<Expression> operands();

  /** The same with other operands of the same types. */
  Expression withOperands(List<Expression> operands);

  /** The result type as a column has it. */
  default DataType dataType() {
    return type().dataType();
  }

  /**
   * A column of the rows that come in.
   *
   * @param index in the input, from 0
   * @param name for people
   * @param columnType its type
   * @param nullable whether it may be NULL
   */
  record Column(int index, String name, DataType columnType, boolean nullable)
      implements Expression {
    @Override
    public ValueType type() {
      return ValueType.of(columnType);
    }

    @Override
    public List<Expression> operands() {
      return List.of();
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return this;
    }

    @Override
    public String toString() {
      return Expressions.identifier(name);
    }
  }

  /**
   * A value that an enclosing {@link Let} or an earlier step of a stage has computed.
   *
   * @param name unique in the stage
   * @param type its type
   * @param nullable whether it may be NULL
   */
  record Variable(String name, ValueType type, boolean nullable) implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of();
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return this;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A constant.
   *
   * @param value null, Boolean, Byte, Short, Integer (also DATE), Long (also TIME, TIMESTAMP and
   *     intervals), Float, Double, BigDecimal, String or byte[] as the type wants
   * @param type its type
   */
  record Literal(@Nullable Object value, ValueType type) implements Expression {
    @Override
    public boolean nullable() {
      return value == null;
    }

    @Override
    public List<Expression> operands() {
      return List.of();
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return this;
    }

    @Override
    public String toString() {
      return ExpressionText.literal(this);
    }
  }

  /**
   * A binding: the value is evaluated once, whether the body uses it or not.
   *
   * @param variable name of the variable in the body
   * @param value what is bound
   * @param body what results
   */
  record Let(String variable, Expression value, Expression body) implements Expression {
    @Override
    public ValueType type() {
      return body.type();
    }

    @Override
    public boolean nullable() {
      return body.nullable();
    }

    @Override
    public List<Expression> operands() {
      return List.of(value, body);
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return new Let(variable, operands.get(0), operands.get(1));
    }

    @Override
    public String toString() {
      return ExpressionText.let(this);
    }
  }

  /**
   * An operator of arithmetic; fails the row on overflow and division by zero.
   *
   * @param operator which
   * @param left of the result's type
   * @param right of the result's type
   * @param type of the result
   */
  record Arithmetic(ArithmeticOperator operator, Expression left, Expression right, ValueType type)
      implements Expression {
    @Override
    public boolean nullable() {
      return left.nullable() || right.nullable();
    }

    @Override
    public List<Expression> operands() {
      return List.of(left, right);
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return new Arithmetic(operator, operands.get(0), operands.get(1), type);
    }

    @Override
    public String toString() {
      return ExpressionText.operand(left)
          + " "
          + operator.symbol()
          + " "
          + ExpressionText.operand(right);
    }
  }

  /**
   * The negative of a number.
   *
   * @param operand of the same type
   */
  record Negate(Expression operand) implements Expression {
    @Override
    public ValueType type() {
      return operand.type();
    }

    @Override
    public boolean nullable() {
      return operand.nullable();
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return new Negate(operands.get(0));
    }

    @Override
    public String toString() {
      return "-" + ExpressionText.operand(operand);
    }
  }

  /**
   * A comparison of two values of one type, of two DECIMAL, or of two TIMESTAMP of any precision.
   * {@code IS [NOT] DISTINCT FROM} is never NULL.
   *
   * @param operator which
   * @param left one
   * @param right the other
   */
  record Comparison(ComparisonOperator operator, Expression left, Expression right)
      implements Expression {
    @Override
    public ValueType type() {
      return ValueType.of(DataType.BOOLEAN);
    }

    @Override
    public boolean nullable() {
      return !operator.seesNull() && (left.nullable() || right.nullable());
    }

    @Override
    public List<Expression> operands() {
      return List.of(left, right);
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return new Comparison(operator, operands.get(0), operands.get(1));
    }

    @Override
    public String toString() {
      return ExpressionText.operand(left)
          + " "
          + operator.symbol()
          + " "
          + ExpressionText.operand(right);
    }
  }

  /**
   * Whether a value is one of many constants.
   *
   * @param operand of a type for which {@link #has} holds
   * @param options constants of the same type, none of them NULL
   */
  record In(Expression operand, List<Literal> options) implements Expression {
    public In {
      options = List.copyOf(options);
    }

    /** Whether there are such sets of a type. */
    public static boolean has(ValueType type) {
      return type instanceof ValueType.Data data
          && switch (data.type().kind()) {
            case TINYINT,
                SMALLINT,
                INTEGER,
                BIGINT,
                DOUBLE,
                DECIMAL,
                VARCHAR,
                DATE,
                TIME,
                TIMESTAMP,
                TIMESTAMP_LTZ ->
                true;
            case BOOLEAN, REAL, BINARY, ARRAY, MAP, ROW -> false;
          };
    }

    @Override
    public ValueType type() {
      return ValueType.of(DataType.BOOLEAN);
    }

    @Override
    public boolean nullable() {
      return operand.nullable();
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return new In(operands.get(0), options);
    }

    @Override
    public String toString() {
      return ExpressionText.in(this);
    }
  }

  /**
   * AND or OR with three values, evaluated from left to right until the result is known.
   *
   * @param and whether it is AND
   * @param operands two or more
   */
  record Logic(boolean and, List<Expression> operands) implements Expression {
    public Logic {
      operands = List.copyOf(operands);
    }

    @Override
    public ValueType type() {
      return ValueType.of(DataType.BOOLEAN);
    }

    @Override
    public boolean nullable() {
      return operands.stream().anyMatch(Expression::nullable);
    }

    @Override
    public Expression withOperands(List<Expression> newOperands) {
      return new Logic(and, newOperands);
    }

    @Override
    public String toString() {
      return ExpressionText.join(operands, and ? " AND " : " OR ");
    }
  }

  /**
   * NOT.
   *
   * @param operand a BOOLEAN
   */
  record Not(Expression operand) implements Expression {
    @Override
    public ValueType type() {
      return operand.type();
    }

    @Override
    public boolean nullable() {
      return operand.nullable();
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return new Not(operands.get(0));
    }

    @Override
    public String toString() {
      return "NOT " + ExpressionText.operand(operand);
    }
  }

  /**
   * A test that is never NULL itself.
   *
   * @param test which
   * @param operand what is tested
   */
  record Test(NullTest test, Expression operand) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.of(DataType.BOOLEAN);
    }

    @Override
    public boolean nullable() {
      return false;
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return new Test(test, operands.get(0));
    }

    @Override
    public String toString() {
      return ExpressionText.operand(operand) + " " + test.symbol();
    }
  }

  /**
   * The value of the first branch whose condition is TRUE; conditions and values are evaluated only
   * until then.
   *
   * @param branches conditions and values
   * @param otherwise the value when no condition is TRUE
   * @param type of all values
   */
  record Case(List<Branch> branches, Expression otherwise, ValueType type) implements Expression {
    public Case {
      branches = List.copyOf(branches);
    }

    /**
     * A branch.
     *
     * @param condition a BOOLEAN
     * @param value the result when it is TRUE
     */
    public record Branch(Expression condition, Expression value) {}

    @Override
    public boolean nullable() {
      return otherwise.nullable() || branches.stream().anyMatch(b -> b.value().nullable());
    }

    @Override
    public List<Expression> operands() {
      List<Expression> all = new ArrayList<>();
      for (Branch branch : branches) {
        all.add(branch.condition());
        all.add(branch.value());
      }
      all.add(otherwise);
      return all;
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      List<Branch> newBranches = new ArrayList<>();
      for (int i = 0; i < branches.size(); i++) {
        newBranches.add(new Branch(operands.get(2 * i), operands.get(2 * i + 1)));
      }
      return new Case(newBranches, operands.get(operands.size() - 1), type);
    }

    @Override
    public String toString() {
      return ExpressionText.caseText(this);
    }
  }

  /**
   * The first value that isn't NULL; those behind it are not evaluated.
   *
   * @param operands of one type
   * @param type of all values
   */
  record Coalesce(List<Expression> operands, ValueType type) implements Expression {
    public Coalesce {
      operands = List.copyOf(operands);
    }

    @Override
    public boolean nullable() {
      return operands.stream().allMatch(Expression::nullable);
    }

    @Override
    public Expression withOperands(List<Expression> newOperands) {
      return new Coalesce(newOperands, type);
    }

    @Override
    public String toString() {
      return "COALESCE(" + ExpressionText.list(operands) + ")";
    }
  }

  /**
   * A conversion to another type; fails the row when the value has no counterpart.
   *
   * @param operand what is converted
   * @param type to what
   * @param mode what happens to a value that can't be converted, and to lengths
   */
  record Cast(Expression operand, ValueType type, CastMode mode) implements Expression {
    @Override
    public boolean nullable() {
      return mode.attempt() || operand.nullable();
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return new Cast(operands.get(0), type, mode);
    }

    @Override
    public String toString() {
      return (mode.attempt() ? "TRY_CAST(" : "CAST(") + operand + " AS " + type + ")";
    }
  }

  /**
   * A call of a function: built in or user-defined.
   *
   * @param function which
   * @param operands of the types of its parameters
   * @param type of the result
   * @param nullable whether the result may be NULL
   */
  record Call(FunctionTarget function, List<Expression> operands, ValueType type, boolean nullable)
      implements Expression {
    public Call {
      operands = List.copyOf(operands);
    }

    @Override
    public Expression withOperands(List<Expression> newOperands) {
      return new Call(function, newOperands, type, nullable);
    }

    @Override
    public String toString() {
      return ExpressionText.call(this);
    }
  }

  /**
   * A strict operation that a method of the kernels does on values as generated code holds them.
   *
   * @param operation which
   * @param operands its operands; constants among them are the method's
   * @param type of the result
   */
  record Apply(Operation operation, List<Expression> operands, ValueType type)
      implements Expression {
    public Apply {
      operands = List.copyOf(operands);
    }

    @Override
    public boolean nullable() {
      return operation.givesNull() || operands.stream().anyMatch(Expression::nullable);
    }

    @Override
    public Expression withOperands(List<Expression> newOperands) {
      return new Apply(operation, newOperands, type);
    }

    @Override
    public String toString() {
      return ExpressionText.apply(this);
    }
  }

  /**
   * A field of a ROW.
   *
   * @param operand the ROW
   * @param index of the field, from 0
   * @param field its name and type
   */
  record Field(Expression operand, int index, dev.etlsdk.api.schema.Column field)
      implements Expression {
    @Override
    public ValueType type() {
      return ValueType.of(field.type());
    }

    @Override
    public boolean nullable() {
      return operand.nullable() || field.nullable();
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return new Field(operands.get(0), index, field);
    }

    @Override
    public String toString() {
      return ExpressionText.operand(operand) + "." + Expressions.identifier(field.name());
    }
  }

  /**
   * An element of an ARRAY, counted from 1, or the value of a MAP's key; NULL if there is none.
   *
   * @param operand the ARRAY or MAP
   * @param key a BIGINT, or of the type of the keys
   * @param type of the elements or values
   */
  record Item(Expression operand, Expression key, ValueType type) implements Expression {
    @Override
    public boolean nullable() {
      return true;
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand, key);
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return new Item(operands.get(0), operands.get(1), type);
    }

    @Override
    public String toString() {
      return ExpressionText.operand(operand) + "[" + key + "]";
    }
  }

  /**
   * An ARRAY, MAP or ROW made of its parts; never NULL itself.
   *
   * @param operands elements, keys and values in turn, or fields
   * @param type what is made
   */
  record Construct(List<Expression> operands, ValueType type) implements Expression {
    public Construct {
      operands = List.copyOf(operands);
    }

    @Override
    public boolean nullable() {
      return false;
    }

    @Override
    public Expression withOperands(List<Expression> newOperands) {
      return new Construct(newOperands, type);
    }

    @Override
    public String toString() {
      return dataType().kind() + "[" + ExpressionText.list(operands) + "]";
    }
  }

  /**
   * The time at which the batch in hand was begun, in UTC: microseconds.
   *
   * @param type a TIMESTAMP(6), with or without local time zone
   */
  record Now(ValueType type) implements Expression {
    @Override
    public boolean nullable() {
      return false;
    }

    @Override
    public List<Expression> operands() {
      return List.of();
    }

    @Override
    public Expression withOperands(List<Expression> operands) {
      return this;
    }

    @Override
    public String toString() {
      return "CURRENT_TIMESTAMP";
    }
  }
}
