package io.baton.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Generated graphs over random customers with nulls: every customer's answer against the official
 * engine, which runs the whole document for each. {@code baton.decision.customers} makes the runs
 * longer.
 */
class GeneratedGraphsTests {
  private static final int CUSTOMERS = Integer.getInteger("baton.decision.customers", 40);
  private static final List<List<@Nullable Object>> DOMAINS =
      List.of(
          Arrays.asList(-2, 0, 1, 2.5, 4, 7, null),
          Arrays.asList(-1, 0, 3, 5.5, null),
          Arrays.asList("A", "B", "C", "", null),
          Arrays.asList(true, false, null));
  private final OfficialEngine official = new OfficialEngine();

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs().between(1, 1_000_000_000);
  }

  @Property(tries = 40)
  void shouldDecideLikeTheOfficialEngine(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    String document = RandomGraphs.graph(random);
    byte[] bytes = document.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    DecisionTable table = DmnReader.read("t", bytes);
    List<Map<String, @Nullable Object>> customers = customers(random);
    List<String> expected = new ArrayList<>();
    RoaringBitmap answered = new RoaringBitmap();
    for (int i = 0; i < CUSTOMERS; i++) {
      expected.add(expected(bytes, table, customers.get(i)));
      if (!expected.get(i).equals("error")) {
        answered.add(i);
      } else {
        assertRefused(table, customers.get(i), document);
      }
    }
    List<SetOutcome.Hit> hits =
        TableRuns.run(table, index(customers), CustomerSet.ofBitmap(answered), official);
    answered.forEach(
        (int i) -> {
          List<Map<String, String>> own =
              hits.stream()
                  .filter(hit -> hit.customers().contains(i))
                  .map(hit -> spelled(table, hit.values()))
                  .toList();
          assertThat(own.toString())
              .as(customers.get(i) + " " + document)
              .isEqualTo(expected.get(i));
        });
    int[] left = {30};
    assertThat(DecisionCheck.compare(table, bytes, official, () -> left[0]-- > 0).difference())
        .as(document)
        .isNull();
  }

  private void assertRefused(
      DecisionTable table, Map<String, @Nullable Object> facts, String document) {
    try {
      TableRuns.run(table, Facts.index(table, facts), Facts.THE_ONE, official);
    } catch (BatonException refused) {
      assertThat(refused.code()).isEqualTo(DecisionErrorCode.DECISION_AMBIGUOUS);
      return;
    }
    throw new AssertionError(
        "the official engine refuses " + facts + " and we do not: " + document);
  }

  private String expected(
      byte[] document, DecisionTable table, Map<String, @Nullable Object> facts) {
    Map<String, @Nullable Object> given = new HashMap<>(facts);
    table.given().forEach(name -> given.put(name, null));
    try {
      return official.evaluate(document, "t", given).stream()
          .map(hit -> spelled(table, hit))
          .toList()
          .toString();
    } catch (RuntimeException refused) {
      return "error";
    }
  }

  private static Map<String, String> spelled(DecisionTable table, Map<String, ?> values) {
    Map<String, String> spelled = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          boolean number =
              table.outputs().stream()
                  .anyMatch(o -> o.code().equals(name) && o.type() == FieldType.NUMBER);
          BigDecimal plain = number ? new BigDecimal(value.toString()) : BigDecimal.ZERO;
          spelled.put(
              name,
              !number
                  ? value.toString()
                  : plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString());
        });
    return spelled;
  }

  private static List<Map<String, @Nullable Object>> customers(Random random) {
    List<Map<String, @Nullable Object>> customers = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      Map<String, @Nullable Object> facts = new HashMap<>();
      for (int name = 0; name < RandomGraphs.NAMES.size(); name++) {
        List<@Nullable Object> domain = DOMAINS.get(name);
        Object value = domain.get(random.nextInt(domain.size()));
        facts.put(
            RandomGraphs.NAMES.get(name),
            value instanceof Number number ? new BigDecimal(number.toString()) : value);
      }
      customers.add(facts);
    }
    return customers;
  }

  private static FieldIndex index(List<Map<String, @Nullable Object>> customers) {
    FieldIndex index =
        FieldIndex.empty(Instant.EPOCH).withEveryone(CustomerSet.range(0, CUSTOMERS));
    for (int name = 0; name < RandomGraphs.NAMES.size(); name++) {
      FieldType type = FeelType.of(RandomGraphs.TYPES.get(name)).orElseThrow();
      String code = RandomGraphs.NAMES.get(name);
      ColumnBuilder builder =
          ColumnBuilder.of(type == FieldType.NUMBER ? Field.number(code, 1) : Field.of(code, type));
      for (int i = 0; i < CUSTOMERS; i++) {
        Object value = customers.get(i).get(code);
        builder.put(i, value == null ? null : value.toString());
      }
      index = index.with(builder.build());
    }
    return index;
  }
}
