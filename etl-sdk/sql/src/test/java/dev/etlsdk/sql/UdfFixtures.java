package dev.etlsdk.sql;

import dev.etlsdk.udf.AcceptsNull;
import dev.etlsdk.udf.SqlType;
import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.UdfConfig;
import dev.etlsdk.udf.UdfLifecycle;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Functions of {@link UdfTest}. */
final class UdfFixtures {

  private UdfFixtures() {}

  /** Each type as a parameter and as a result. */
  public static final class Types {
    private Types() {}

    @Udf
    public static boolean flip(boolean value) {
      return !value;
    }

    @Udf
    public static byte nextTinyint(byte value) {
      return (byte) (value + 1);
    }

    @Udf
    public static short nextSmallint(short value) {
      return (short) (value + 1);
    }

    @Udf
    public static int nextInteger(int value) {
      return value + 1;
    }

    @Udf
    public static long nextBigint(long value) {
      return value + 1;
    }

    @Udf
    public static float nextReal(float value) {
      return value + 1;
    }

    @Udf
    public static double nextDouble(double value) {
      return value + 1;
    }

    @Udf
    public static String shout(String value) {
      return value + "!";
    }

    @Udf
    public static byte[] reverse(byte[] value) {
      return new StringBuilder(new String(value, StandardCharsets.ISO_8859_1))
          .reverse()
          .toString()
          .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Udf
    @SqlType("DECIMAL(38, 4)")
    public static BigDecimal tenfold(BigDecimal value) {
      return value.multiply(BigDecimal.TEN);
    }

    @Udf
    public static LocalDate nextDay(LocalDate value) {
      return value.plusDays(1);
    }

    @Udf
    @SqlType("TIME(3)")
    public static LocalTime nextSecond(LocalTime value) {
      return value.plusSeconds(1);
    }

    @Udf
    @SqlType("TIMESTAMP(9)")
    public static LocalDateTime nextNano(LocalDateTime value) {
      return value.plusNanos(1);
    }

    @Udf
    public static Instant toInstant(LocalDateTime value) {
      return value.toInstant(ZoneOffset.UTC);
    }

    @Udf
    public static LocalDateTime toLocal(Instant value) {
      return LocalDateTime.ofInstant(value, ZoneOffset.UTC);
    }

    @Udf
    public static List<String> sorted(List<String> values) {
      List<String> sorted = new ArrayList<>(values);
      Collections.sort(sorted);
      return sorted;
    }

    @Udf
    public static Map<String, Integer> counted(List<String> values) {
      Map<String, Integer> counts = new TreeMap<>();
      values.forEach(value -> counts.merge(value, 1, Integer::sum));
      return counts;
    }

    @Udf
    public static int total(Map<String, Integer> counts) {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Each way to look at NULL. */
  public static final class Nulls {
    private Nulls() {}

    @Udf
    public static String primitive(int value) {
      return "called with " + value;
    }

    @Udf
    public static String boxed(Integer value) {
      return "called with " + value;
    }

    @Udf
    public static String strict(String value) {
      return "called with " + value;
    }

    @Udf
    public static String accepts(@AcceptsNull String value) {
      return "called with " + value;
    }

    @Udf
    public static String mixed(int strict, Integer sees, @AcceptsNull String accepts) {
      return strict + " " + sees + " " + accepts;
    }

    @Udf
    public static Integer nullIfZero(int value) {
      return value == 0 ? null : value;
    }
  }

  /** Fails for one row in 10,000. */
  public static final class Failing {
    private Failing() {}

    @Udf
    public static int picky(int value) {
      if (value == 4_711) {
        throw new IllegalStateException("not this one");
      }
      return value;
    }

    @Udf
    public static int checked(int value) throws java.io.IOException {
      if (value == 4_711) {
        throw new java.io.IOException("not this one either");
      }
      return value;
    }
  }

  /** Throws what its argument says. */
  public static final class Throwing {
    private Throwing() {}

    @Udf
    public static String throwing(String what) throws Exception {
      switch (what) {
        case "assertion" -> throw new AssertionError("not so");
        case "class" -> throw new NoClassDefFoundError("acme/Gone");
        case "stack" -> throwing(what);
        case "initializer" -> throw new ExceptionInInitializerError("no start");
        case "interrupt" -> throw new InterruptedException("stop");
        case "memory" -> throw new OutOfMemoryError("heap");
        case "jvm" -> throw new InternalError("broken");
        case "arrow" -> throw new org.apache.arrow.memory.OutOfMemoryException("direct");
        default -> {}
      }
      return what;
    }
  }

  /** Of two functions neither is nearer to two whole numbers. */
  public static final class Pairs {
    private Pairs() {}

    @Udf("pair")
    public static String first(long a, double b) {
      return "first";
    }

    @Udf("pair")
    public static String second(double a, long b) {
      return "second";
    }
  }

  /** Notes its life in a list that its configuration names. */
  public static final class Living implements UdfLifecycle {
    /** What happened, by the name in the configuration. */
    static final Map<String, List<String>> DIARIES = new java.util.concurrent.ConcurrentHashMap<>();

    private final List<String> diary;
    private final boolean fails;
    private int calls;

    public Living(UdfConfig config) {
      diary = DIARIES.computeIfAbsent(config.require("diary"), name -> new ArrayList<>());
      fails = config.get("fails").isPresent();
      diary.add("new");
    }

    @Override
    public void open() {
      diary.add("open");
      if (fails) {
        throw new IllegalStateException("no connection");
      }
    }

    @Udf(deterministic = false)
    public int calls() {
      return ++calls;
    }

    @Udf(deterministic = false)
    public int callsPlus(int value) {
      return calls + value;
    }

    @Override
    public void close() {
      diary.add("close");
    }
  }
}
