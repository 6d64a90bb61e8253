package dev.etlsdk.kernels.function.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a template of TO_CHAR, TO_DATE and TO_TIMESTAMP may have in it. */
enum TemplateField {
  Y_YYY("Y,YYY", 5, Calendar.GREGORIAN),
  YYYY("YYYY", 4, Calendar.GREGORIAN),
  YYY("YYY", 3, Calendar.GREGORIAN),
  YY("YY", 2, Calendar.GREGORIAN),
  Y("Y", 1, Calendar.GREGORIAN),
  IYYY("IYYY", 4, Calendar.ISO_WEEK),
  IYY("IYY", 3, Calendar.ISO_WEEK),
  IY("IY", 2, Calendar.ISO_WEEK),
  I("I", 1, Calendar.ISO_WEEK),
  CC("CC", 2, Calendar.ANY),
  ERA("AD", 0, Calendar.ANY),
  ERA_BC("BC", 0, Calendar.ANY),
  ERA_DOTS("A.D.", 0, Calendar.ANY),
  ERA_BC_DOTS("B.C.", 0, Calendar.ANY),
  MONTH("MONTH", 0, Calendar.GREGORIAN),
  MON("MON", 0, Calendar.GREGORIAN),
  MM("MM", 2, Calendar.GREGORIAN),
  RM("RM", 0, Calendar.GREGORIAN),
  DAY("DAY", 0, Calendar.ANY),
  DY("DY", 0, Calendar.ANY),
  DDD("DDD", 3, Calendar.GREGORIAN),
  IDDD("IDDD", 3, Calendar.ISO_WEEK),
  DD("DD", 2, Calendar.GREGORIAN),
  D("D", 1, Calendar.GREGORIAN),
  ID("ID", 1, Calendar.ISO_WEEK),
  WW("WW", 2, Calendar.GREGORIAN),
  W("W", 1, Calendar.GREGORIAN),
  IW("IW", 2, Calendar.ISO_WEEK),
  Q("Q", 1, Calendar.ANY),
  J("J", 9, Calendar.ANY),
  HH24("HH24", 2, Calendar.ANY),
  HH12("HH12", 2, Calendar.ANY),
  HH("HH", 2, Calendar.ANY),
  MI("MI", 2, Calendar.ANY),
  SSSSS("SSSSS", 5, Calendar.ANY),
  SSSS("SSSS", 5, Calendar.ANY),
  SS("SS", 2, Calendar.ANY),
  MS("MS", 3, Calendar.ANY),
  US("US", 6, Calendar.ANY),
  FF1("FF1", 1, Calendar.ANY),
  FF2("FF2", 2, Calendar.ANY),
  FF3("FF3", 3, Calendar.ANY),
  FF4("FF4", 4, Calendar.ANY),
  FF5("FF5", 5, Calendar.ANY),
  FF6("FF6", 6, Calendar.ANY),
  AM("AM", 0, Calendar.ANY),
  PM("PM", 0, Calendar.ANY),
  AM_DOTS("A.M.", 0, Calendar.ANY),
  PM_DOTS("P.M.", 0, Calendar.ANY),
  TZH("TZH", 0, Calendar.ANY),
  TZM("TZM", 2, Calendar.ANY),
  TZ("TZ", 0, Calendar.ANY),
  OF("OF", 0, Calendar.ANY),
  FX("FX", 0, Calendar.ANY);

  /** By which calendar a field counts; one template doesn't mix two. */
  enum Calendar {
    ANY,
    GREGORIAN,
    ISO_WEEK
  }

  /** A way to write a field, which for names and halves of the day says how they are written. */
  record Spelling(String text, TemplateField field) {}

  private static final List<Spelling> SPELLINGS = spellings();

  private final String keyword;
  private final int digits;
  private final Calendar calendar;

  TemplateField(String keyword, int digits, Calendar calendar) {
    this.keyword = keyword;
    this.digits = digits;
    this.calendar = calendar;
  }

  String keyword() {
    return keyword;
  }

  /** The most digits it has on the way in; 0 if it isn't a number. */
  int digits() {
    return digits;
  }

  Calendar calendar() {
    return calendar;
  }

  /** All, the longer before the shorter. */
  static List<Spelling> allSpellings() {
    return SPELLINGS;
  }

  private static List<Spelling> spellings() {
    List<Spelling> spellings = new ArrayList<>();
    for (TemplateField field : values()) {
      spellings.add(new Spelling(field.keyword, field));
      spellings.add(new Spelling(field.keyword.toLowerCase(Locale.ROOT), field));
    }
    spellings.add(new Spelling("Month", MONTH));
    spellings.add(new Spelling("Mon", MON));
    spellings.add(new Spelling("Day", DAY));
    spellings.add(new Spelling("Dy", DY));
    spellings.sort(Comparator.comparing((Spelling s) -> s.text().length()).reversed());
    return List.copyOf(spellings);
  }
}
