package io.baton.tag.compute;

/** The few places where engines spell the same thing differently; all else is one ANSI text. */
public enum Dialect {
  DUCKDB {
    @Override
    String dividedBy(String dividend, String divisor) {
      return "((%s) // (%s))".formatted(dividend, divisor);
    }

    @Override
    String epochDay(String date) {
      return "date_diff('day', date '1970-01-01', %s)".formatted(date);
    }

    @Override
    String last(String value, String day) {
      return "max_by(%1$s, struct_pack(d := %2$s, v := %1$s))".formatted(value, day);
    }
  },
  POSTGRESQL {
    @Override
    String dividedBy(String dividend, String divisor) {
      return "div(%s, %s)".formatted(dividend, divisor);
    }

    @Override
    String epochDay(String date) {
      return "(%s - date '1970-01-01')".formatted(date);
    }

    @Override
    String last(String value, String day) {
      return "(array_agg(%1$s order by %2$s desc, %1$s desc))[1]"
          .formatted(value + " collate \"C\"", day);
    }
  },
  TRINO {
    @Override
    String dividedBy(String dividend, String divisor) {
      return "((%s) / (%s))".formatted(dividend, divisor);
    }

    @Override
    String epochDay(String date) {
      return "date_diff('day', date '1970-01-01', %s)".formatted(date);
    }

    @Override
    String last(String value, String day) {
      return "max_by(%1$s, row(%2$s, %1$s))".formatted(value, day);
    }
  };

  /** Whole numbers, towards zero. */
  abstract String dividedBy(String dividend, String divisor);

  abstract String epochDay(String date);

  /** The value, never null, of the greatest day; of several, the greatest value. */
  abstract String last(String value, String day);
}
