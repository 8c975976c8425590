package io.baton.bench;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers whose values follow from their number, and the table that decides about them. */
final class DecisionPopulation {
  static final List<Field> FIELDS =
      List.of(
          Field.number("age", 0),
          Field.of("risk_level", FieldType.ENUM),
          Field.of("has_wealth", FieldType.BOOLEAN),
          Field.number("aum", 2),
          Field.number("active_days", 0));

  /** Cells of the five inputs; the number of the rule is its output. */
  static final List<List<String>> ROWS =
      List.of(
          List.of("< 18", "-", "-", "-", "-"),
          List.of(">= 75", "not(\"R1\")", "-", "-", "-"),
          List.of("-", "\"R4\",\"R5\"", "true", ">= 1000000", "> 20"),
          List.of("-", "\"R4\",\"R5\"", "true", ">= 1000000", "-"),
          List.of("[18..35)", "\"R4\",\"R5\"", "-", ">= 500000", "-"),
          List.of("[35..60)", "\"R4\",\"R5\"", "-", ">= 500000", "-"),
          List.of("-", "\"R3\",\"R4\",\"R5\"", "true", "[50000..500000)", "> 10"),
          List.of("-", "\"R3\",\"R4\",\"R5\"", "true", "[50000..500000)", "<= 10"),
          List.of("[18..35)", "not(\"R1\")", "false", ">= 50000", "> 15"),
          List.of("[35..60)", "not(\"R1\")", "false", ">= 50000", "> 15"),
          List.of("[60..75)", "not(\"R1\")", "false", ">= 50000", "-"),
          List.of("-", "\"R1\"", "-", ">= 250000", "-"),
          List.of("-", "\"R1\",\"R2\"", "-", "[10000..250000)", "> 5"),
          List.of("[18..35)", "-", "-", "< 10000", "> 25"),
          List.of("[35..60)", "-", "-", "< 10000", "> 25"),
          List.of("-", "null", "-", "> 0", "-"),
          List.of("-", "-", "null", "-", "[1..7]"),
          List.of("null", "-", "-", "-", "-"),
          List.of("-", "-", "-", "-", "< 3"),
          List.of("-", "-", "-", "-", "-"));

  private DecisionPopulation() {}

  /** Scaled number, or place in the list of values; null for one in twenty. */
  static @Nullable Long value(int customer, int field) {
    long mixed = mix(customer * 8L + field);
    if (Long.remainderUnsigned(mixed, 20) == 0) {
      return null;
    }
    long random = mix(mixed) >>> 1;
    return switch (field) {
      case 0 -> 10 + random % 80;
      case 1 -> random % 5;
      case 2 -> random % 2;
      // Few have much: three random factors make a long tail.
      case 3 -> (random % 1_000) * (1 + (random >>> 20) % 1_000) * (1 + (random >>> 40) % 200);
      default -> random % 31;
    };
  }

  static String text(int field, long value) {
    return field == 1 ? "R" + (value + 1) : Boolean.toString(value == 1);
  }

  private static long mix(long seed) {
    long mixed = (seed + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  static FieldIndex index(int customers) {
    FieldIndex index =
        FieldIndex.empty(Instant.EPOCH).withEveryone(CustomerSet.range(0, customers));
    for (int field = 0; field < FIELDS.size(); field++) {
      index = index.with(column(customers, field));
    }
    return index;
  }

  private static Column column(int customers, int field) {
    ColumnBuilder builder = ColumnBuilder.of(FIELDS.get(field));
    boolean ordered = FIELDS.get(field).type().ordered();
    for (int customer = 0; customer < customers; customer++) {
      Long value = value(customer, field);
      if (value != null && ordered) {
        builder.putLong(customer, value);
      } else if (value != null) {
        builder.put(customer, text(field, value));
      }
    }
    return builder.build();
  }

  static byte[] document() {
    StringBuilder xml =
        new StringBuilder(
            "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\""
                + " namespace=\"bench\"><decision id=\"bench\" name=\"bench\"><decisionTable"
                + " id=\"t\" hitPolicy=\"FIRST\">");
    for (Field field : FIELDS) {
      xml.append(
          "<input id=\"i_%1$s\"><inputExpression id=\"e_%1$s\" typeRef=\"%2$s\"><text>%1$s</text></inputExpression></input>"
              .formatted(field.code(), type(field)));
    }
    xml.append("<output id=\"o\" name=\"rule\" typeRef=\"number\"/>");
    for (int row = 0; row < ROWS.size(); row++) {
      xml.append("<rule id=\"r%d\">".formatted(row));
      for (int cell = 0; cell < FIELDS.size(); cell++) {
        xml.append(
            "<inputEntry id=\"c%d_%d\"><text><![CDATA[%s]]></text></inputEntry>"
                .formatted(row, cell, ROWS.get(row).get(cell)));
      }
      xml.append(
          "<outputEntry id=\"v%d\"><text>%d</text></outputEntry></rule>".formatted(row, row + 1));
    }
    return xml.append("</decisionTable></decision></definitions>")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String type(Field field) {
    return switch (field.type()) {
      case ENUM, MULTI -> "string";
      case BOOLEAN -> "boolean";
      default -> "number";
    };
  }
}
