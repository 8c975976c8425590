package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.CompiledRule;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tag base as large as that of a national bank: 700 tags. The build takes 200,000 customers of
 * it, {@code -Dbaton.test.many-tags=1000000} a whole bank.
 */
class ManyTagsTests {
  private static final Logger log = LoggerFactory.getLogger(ManyTagsTests.class);
  private static final int CUSTOMERS = Integer.getInteger("baton.test.many-tags", 200_000);
  private static final int TAGS = 700;

  /** A second is where people stop to think that it answers at once. */
  private static final double INTERACTIVE_MILLIS = 1_000;

  private static final String TEN =
      """
      {"all":[
        {"field":"t0","op":"eq","value":true},
        {"not":{"any":[{"field":"t3","op":"eq","value":true},{"field":"t1","op":"in","value":["v3","v5"]}]}},
        {"any":[{"field":"t2","op":"between","value":[100,700]},{"field":"t5","op":"ge","value":900}]},
        {"field":"t349","op":"notIn","value":["v7"]},
        {"field":"t698","op":"lt","value":950},
        {"field":"t350","op":"notNull"},
        {"any":[{"field":"t696","op":"eq","value":true},{"field":"t695","op":"le","value":990}]}]}""";

  @Test
  void shouldAnswerTenConditionsOverSevenHundredTagsWhileSomebodyLooks() {
    FieldIndex index =
        FieldIndex.empty(Instant.EPOCH)
            .with(columns())
            .withEveryone(CustomerSet.range(0, CUSTOMERS));
    assertThat(IntStream.range(0, TAGS).filter(i -> index.column("t" + i).isPresent()).count())
        .isEqualTo(TAGS);

    double[] millis = new double[30];
    long count = 0;
    for (int i = 0; i < millis.length; i++) {
      long began = System.nanoTime();
      CompiledRule rule = RuleCompiler.compile(Rule.parse(TEN), index);
      count = rule.count(index.everyone());
      rule.clauses(index.everyone());
      millis[i] = (System.nanoTime() - began) / 1e6;
    }

    assertThat(count).isEqualTo(oracle());
    Arrays.sort(millis);
    log.info(
        "{} customers with {} tags, ten conditions, each also alone: half within {} ms, all within {} ms",
        CUSTOMERS,
        TAGS,
        millis[millis.length / 2],
        millis[millis.length - 1]);
    assertThat(millis[millis.length / 2]).isLessThan(INTERACTIVE_MILLIS);
  }

  /** Customer by customer. */
  private static long oracle() {
    return IntStream.range(0, CUSTOMERS)
        .filter(c -> bool(0, c) == 1)
        .filter(c -> !(bool(3, c) == 1 || value(1, c) == 3 || value(1, c) == 5))
        .filter(c -> between(number(2, c), 100, 700) || number(5, c) >= 900)
        .filter(c -> value(349, c) >= 0 && value(349, c) != 7)
        .filter(c -> between(number(698, c), 0, 949))
        .filter(c -> number(350, c) >= 0)
        .filter(c -> bool(696, c) == 1 || between(number(695, c), 0, 990))
        .count();
  }

  private static boolean between(int value, int from, int to) {
    return value >= from && value <= to;
  }

  /** A third each of yes or no, categories and numbers. */
  private static Column[] columns() {
    List<Column> columns = new ArrayList<>();
    for (int tag = 0; tag < TAGS; tag++) {
      columns.add(
          switch (tag % 3) {
            case 0 -> sets(tag, FieldType.BOOLEAN);
            case 1 -> sets(tag, FieldType.ENUM);
            default -> numbers(tag);
          });
    }
    return columns.toArray(Column[]::new);
  }

  private static Column sets(int tag, FieldType type) {
    Map<String, List<Integer>> members = new HashMap<>();
    for (int c = 0; c < CUSTOMERS; c++) {
      int value = type == FieldType.BOOLEAN ? bool(tag, c) : value(tag, c);
      if (value >= 0) {
        String text = type == FieldType.BOOLEAN ? String.valueOf(value == 1) : "v" + value;
        members.computeIfAbsent(text, each -> new ArrayList<>()).add(c);
      }
    }
    Map<String, CustomerSet> sets = new HashMap<>();
    members.forEach(
        (text, who) ->
            sets.put(text, CustomerSet.of(who.stream().mapToInt(Integer::intValue).toArray())));
    return Column.ofSets(new Field("t" + tag, type, 0), sets);
  }

  private static Column numbers(int tag) {
    long[] values = new long[CUSTOMERS];
    for (int c = 0; c < CUSTOMERS; c++) {
      values[c] = Math.max(0, number(tag, c));
    }
    int[] known = IntStream.range(0, CUSTOMERS).filter(c -> number(tag, c) >= 0).toArray();
    return Column.ofNumbers(Field.number("t" + tag, 0), values, CustomerSet.of(known));
  }

  /** 1, 0, or -1 for none. */
  private static int bool(int tag, int customer) {
    int hash = hash(tag, customer);
    return hash % 10 == 0 ? -1 : hash / 10 % 3 == 0 ? 0 : 1;
  }

  private static int value(int tag, int customer) {
    int hash = hash(tag, customer);
    return hash % 20 == 0 ? -1 : hash / 20 % 9;
  }

  private static int number(int tag, int customer) {
    int hash = hash(tag, customer);
    return hash % 7 == 0 ? -1 : hash / 7 % 1_000;
  }

  private static int hash(int tag, int customer) {
    int mixed = (customer * 0x9E3779B9) ^ (tag * 0x85EBCA6B);
    mixed ^= mixed >>> 15;
    mixed *= 0x2C1B3C6D;
    return (mixed ^ mixed >>> 13) & Integer.MAX_VALUE;
  }
}
