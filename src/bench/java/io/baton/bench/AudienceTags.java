package io.baton.bench;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * 150 tags of a made-up bank, the mix of a real catalogue: yes and no, categories of few and of
 * hundreds of values, several values at once, counts, amounts and days, each with its share of
 * nulls. Every value is a small piece of integer arithmetic on the customer's id, said once in Java
 * and once in SQL, so that both sides make their own data and the comparison of the answers shows
 * that it is the same.
 */
final class AudienceTags {
  private static final long PRIME = 2_147_483_647;

  private AudienceTags() {}

  /**
   * @param values distinct values, or for numbers and days the width of their range
   * @param nulls in a thousand
   * @param skew whether small values are the frequent ones
   */
  record Tag(int number, Field field, int values, int nulls, boolean skew) {
    String code() {
      return field.code();
    }

    /** 31 well-mixed bits. */
    long mixed(long customer, int salt) {
      long first = (customer * 48_271 + number * 7_919L + salt * 104_729L + 17) % PRIME;
      long second = first * 69_621 % PRIME;
      return (second ^ (second >> 13)) * 16_807 % PRIME;
    }

    private String mixedSql(int salt) {
      String first = "((id*48271+%d)%%2147483647)".formatted(number * 7_919L + salt * 104_729L + 17);
      String second = "(" + first + "*69621%2147483647)";
      return "(xor(%s,%s>>13)*16807%%2147483647)".formatted(second, second);
    }

    boolean isNull(long customer) {
      return mixed(customer, 1) % 1000 < nulls;
    }

    long value(long customer, int salt) {
      long bits = mixed(customer, salt);
      long even = bits % values;
      return skewed() ? Math.min(even, bits / values % values) : even;
    }

    private String valueSql(int salt) {
      String bits = mixedSql(salt);
      String even = bits + "%" + values;
      return skewed() ? "least(%s, (%s//%d)%%%d)".formatted(even, bits, values, values) : even;
    }

    /** A range too wide to be squared stays even. */
    private boolean skewed() {
      return skew && (long) values * values < PRIME;
    }

    String text(long value) {
      return field.type() == FieldType.BOOLEAN ? (value == 0 ? "true" : "false") : "v" + value;
    }

    /** The column's expression over {@code id}. */
    String sql() {
      String value = valueSql(2);
      String made =
          switch (field.type()) {
            case BOOLEAN -> value + " = 0";
            case ENUM -> "cast('v' || (" + value + ") as " + enumType() + ")";
            case MULTI ->
                "list_distinct(['v' || (%s), 'v' || (%s), 'v' || (%s)])"
                    .formatted(value, valueSql(3), valueSql(4));
            case DATE -> "date '2010-01-01' + cast(" + value + " as integer)";
            case NUMBER ->
                field.scale() == 0
                    ? "cast(" + value + " as integer)"
                    : "cast(cast(" + value + " as decimal(18,2)) / 100 as decimal(12,2))";
          };
      return "case when %s%%1000 < %d then null else %s end as %s"
          .formatted(mixedSql(1), nulls, made, code());
    }

    String enumType() {
      return "e" + values;
    }

    String enumValues() {
      return IntStream.range(0, values)
          .mapToObj(value -> "'v" + value + "'")
          .collect(java.util.stream.Collectors.joining(","));
    }

    Column column(int customers) {
      ColumnBuilder builder = ColumnBuilder.of(field);
      long base = field.type() == FieldType.DATE ? field.number("2010-01-01") : 0;
      String[] texts = IntStream.range(0, values < 5000 ? values : 0).mapToObj(this::text).toArray(String[]::new);
      for (int id = 0; id < customers; id++) {
        if (isNull(id)) {
          continue;
        }
        long value = value(id, 2);
        if (field.type().ordered()) {
          builder.putLong(id, base + value);
        } else {
          builder.put(id, texts[(int) value]);
        }
        if (field.type() == FieldType.MULTI) {
          builder.put(id, texts[(int) value(id, 3)]);
          builder.put(id, texts[(int) value(id, 4)]);
        }
      }
      return builder.build();
    }
  }

  /** Booleans b0…, categories c0…, several values m0…, numbers n0… and a0…, days d0…. */
  static List<Tag> all() {
    List<Tag> tags = new ArrayList<>();
    add(tags, "b", 30, FieldType.BOOLEAN, 0, new int[] {2, 4}, false);
    add(tags, "c", 30, FieldType.ENUM, 0, new int[] {3, 5, 8}, true);
    add(tags, "p", 20, FieldType.ENUM, 0, new int[] {12, 31, 60}, true);
    add(tags, "r", 10, FieldType.ENUM, 0, new int[] {200, 400}, true);
    add(tags, "m", 10, FieldType.MULTI, 0, new int[] {16, 24}, true);
    add(tags, "n", 20, FieldType.NUMBER, 0, new int[] {100, 365, 1000}, true);
    add(tags, "a", 20, FieldType.NUMBER, 2, new int[] {100_000_000, 5_000_000}, true);
    add(tags, "d", 10, FieldType.DATE, 0, new int[] {5800, 700}, false);
    return tags;
  }

  private static void add(
      List<Tag> tags, String letter, int count, FieldType type, int scale, int[] values, boolean skew) {
    int[] nulls = {0, 50, 300, 650};
    for (int i = 0; i < count; i++) {
      Field field =
          type == FieldType.NUMBER ? Field.number(letter + i, scale) : Field.of(letter + i, type);
      tags.add(new Tag(tags.size(), field, values[i % values.length], nulls[i % nulls.length], skew));
    }
  }
}
