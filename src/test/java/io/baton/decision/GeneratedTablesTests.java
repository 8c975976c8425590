package io.baton.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Generated tables over random rows with nulls: every row against an evaluator that shares nothing
 * with the compiler, and representatives against the official engine. {@code
 * baton.decision.tables}, {@code .rows} and {@code .seed} change the size.
 */
class GeneratedTablesTests {
  private static final int TABLES = Integer.getInteger("baton.decision.tables", 45);
  private static final int ROWS = Integer.getInteger("baton.decision.rows", 20_000);
  private static final int REPRESENTATIVES = Integer.getInteger("baton.decision.official", 6);
  private static final long SEED = Long.getLong("baton.decision.seed", 20261126);

  /** Few different values each, so that every combination may occur; the last one is null. */
  private static final List<List<@Nullable Object>> DOMAINS =
      List.of(numbers(), numbers(), texts(), Arrays.asList(true, false, null), days());

  /** So many tables meet the same customers. */
  private static final int TABLES_A_POPULATION = 25;

  private byte[][] population = new byte[0][0];
  private FieldIndex index = FieldIndex.empty(Instant.EPOCH);

  @Test
  void shouldDecideLikeBothOracles() {
    RandomTables tables = new RandomTables(SEED);
    OfficialEngine official = new OfficialEngine();
    long compared = 0;
    for (int i = 0; i < TABLES; i++) {
      if (i % TABLES_A_POPULATION == 0) {
        population = population(SEED + i);
        index = index();
      }
      RandomTables.Made made = tables.next();
      DecisionTable table = DmnReader.read("t", made.document());
      compareRows(made, table);
      int[] left = {REPRESENTATIVES};
      DecisionCertificate certificate =
          DecisionCheck.compare(table, made.document(), official, () -> left[0]-- > 0);
      assertThat(certificate.difference()).as(new String(made.document(), UTF_8)).isNull();
      compared += certificate.compared();
    }
    System.out.printf(
        "%d tables x %d rows, %d representatives, seed %d: no difference%n",
        TABLES, ROWS, compared, SEED);
  }

  private void compareRows(RandomTables.Made made, DecisionTable table) {
    RowByRow oracle = new RowByRow(made);
    int[] columns = made.columns().stream().mapToInt(RandomTables.INPUTS::indexOf).toArray();
    String[] expected = new String[combinations(columns)];
    boolean[] allowed = new boolean[expected.length];
    int[] values = new int[columns.length];
    CustomerSet asked = CustomerSet.range(0, ROWS);
    org.roaringbitmap.RoaringBitmap among = new org.roaringbitmap.RoaringBitmap();
    for (int row = 0; row < ROWS; row++) {
      int at = at(row, columns);
      if (expected[at] == null) {
        List<@Nullable Object> facts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
          facts.add(DOMAINS.get(columns[i]).get(population[columns[i]][row]));
        }
        expected[at] = oracle.decide(facts);
        allowed[at] = !expected[at].equals("error");
      }
      if (allowed[at]) {
        among.add(row);
      }
    }
    if (among.getCardinality() < ROWS) {
      assertRefused(table, asked.minus(CustomerSet.ofBitmap(among)));
    }
    List<SetOutcome.Hit> hits = TableEvaluation.run(table, index, CustomerSet.ofBitmap(among));
    compare(hits, columns, expected, allowed, new String(made.document(), UTF_8));
  }

  private void compare(
      List<SetOutcome.Hit> hits,
      int[] columns,
      String[] expected,
      boolean[] allowed,
      String document) {
    // Row by row the numbers of the hits, in the order of the table.
    byte[][] found = new byte[ROWS][];
    List<BigDecimal> outputs =
        hits.stream().map(hit -> new BigDecimal(hit.values().get("o"))).toList();
    for (int hit = 0; hit < hits.size(); hit++) {
      byte number = (byte) hit;
      hits.get(hit)
          .customers()
          .forEach(
              row -> {
                byte[] before = found[row] == null ? new byte[0] : found[row];
                byte[] after = Arrays.copyOf(before, before.length + 1);
                after[before.length] = number;
                found[row] = after;
              });
    }
    Map<ByteBuffer, String> spelled = new HashMap<>();
    byte[] nobody = new byte[0];
    for (int row = 0; row < ROWS; row++) {
      int at = at(row, columns);
      if (!allowed[at]) {
        continue;
      }
      ByteBuffer own = ByteBuffer.wrap(found[row] == null ? nobody : found[row]);
      String told = spelled.computeIfAbsent(own, rules -> spelled(rules.array(), outputs));
      if (!told.equals(expected[at])) {
        assertThat(told).as(document).isEqualTo(expected[at]);
      }
    }
  }

  private static String spelled(byte[] hits, List<BigDecimal> outputs) {
    List<BigDecimal> own = new ArrayList<>();
    for (byte hit : hits) {
      own.add(outputs.get(hit));
    }
    return RowByRow.spelled(own);
  }

  private void assertRefused(DecisionTable table, CustomerSet contradicted) {
    try {
      TableEvaluation.run(table, index, contradicted.first(1));
    } catch (BatonException refused) {
      assertThat(refused.code()).isEqualTo(DecisionErrorCode.DECISION_AMBIGUOUS);
      return;
    }
    throw new AssertionError("rows contradict each other and nobody says so");
  }

  private int at(int row, int[] columns) {
    int at = 0;
    for (int column : columns) {
      at = at * DOMAINS.get(column).size() + population[column][row];
    }
    return at;
  }

  private static int combinations(int[] columns) {
    return Arrays.stream(columns)
        .map(column -> DOMAINS.get(column).size())
        .reduce(1, (a, b) -> a * b);
  }

  private static byte[][] population(long seed) {
    Random random = new Random(seed);
    byte[][] rows = new byte[DOMAINS.size()][ROWS];
    for (int column = 0; column < rows.length; column++) {
      for (int row = 0; row < ROWS; row++) {
        rows[column][row] = (byte) random.nextInt(DOMAINS.get(column).size());
      }
    }
    return rows;
  }

  private FieldIndex index() {
    FieldIndex built = FieldIndex.empty(Instant.EPOCH).withEveryone(CustomerSet.range(0, ROWS));
    for (int column = 0; column < DOMAINS.size(); column++) {
      built = built.with(column(column));
    }
    return built;
  }

  private Column column(int column) {
    FieldType type = FeelType.of(RandomTables.TYPES.get(column)).orElseThrow();
    String name = RandomTables.INPUTS.get(column);
    ColumnBuilder builder =
        ColumnBuilder.of(type == FieldType.NUMBER ? Field.number(name, 2) : Field.of(name, type));
    for (int row = 0; row < ROWS; row++) {
      Object value = DOMAINS.get(column).get(population[column][row]);
      builder.put(row, value == null ? null : value.toString());
    }
    return builder.build();
  }

  private static List<@Nullable Object> numbers() {
    List<@Nullable Object> numbers = new ArrayList<>();
    for (int quarter = -12; quarter <= 36; quarter++) {
      numbers.add(BigDecimal.valueOf(quarter * 25L, 2));
    }
    numbers.add(null);
    return numbers;
  }

  private static List<@Nullable Object> texts() {
    return Arrays.asList("A", "B", "C", "D", "E", "", null);
  }

  private static List<@Nullable Object> days() {
    List<@Nullable Object> days = new ArrayList<>();
    for (int day = 0; day <= 10; day++) {
      days.add(LocalDate.of(2025, 12, 31).plusDays(day));
    }
    days.add(null);
    return days;
  }
}
