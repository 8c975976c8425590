package io.baton.decision;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Customers by the values of some fields, for questions that the official engine has to answer. */
final class Combinations {
  /** The official engine answers some hundreds of questions a second. */
  static final int MOST = 5_000;

  private Combinations() {}

  /**
   * @param tooMany what is wrong where there are more than {@link #MOST}
   */
  static Map<List<@Nullable String>, RoaringBitmap> of(
      List<Field> fields, FieldIndex index, CustomerSet among, Supplier<BatonException> tooMany) {
    List<Column> columns =
        fields.stream().map(field -> index.column(field.code()).orElseThrow()).toList();
    Map<List<@Nullable String>, RoaringBitmap> byValues = new HashMap<>();
    among.forEach(
        customer -> {
          List<@Nullable String> values = new ArrayList<>();
          columns.forEach(column -> values.add(column.textAt(customer)));
          byValues.computeIfAbsent(values, each -> new RoaringBitmap()).add(customer);
          if (byValues.size() > MOST) {
            throw tooMany.get();
          }
        });
    return byValues;
  }

  /** One combination as facts, by name. */
  static Map<String, @Nullable Object> facts(List<Field> fields, List<@Nullable String> values) {
    Map<String, @Nullable Object> facts = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Field field = fields.get(i);
      String text = values.get(i);
      facts.put(
          field.code(),
          text == null
              ? null
              : switch (field.type()) {
                case NUMBER -> new BigDecimal(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case DATE -> LocalDate.parse(text);
                case ENUM, MULTI -> text;
              });
    }
    return facts;
  }
}
