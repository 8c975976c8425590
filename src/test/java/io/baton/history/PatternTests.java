package io.baton.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonClock;
import io.baton.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Patterns as SQL over a real PostgreSQL against an oracle that walks each customer's events, late
 * ones included.
 */
class PatternTests {
  private static final int CUSTOMERS = 70;
  private static final int PATTERNS = 25;
  private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** More than are looked up one by one; some of them never did anything. */
  private static final int ASKED = 130;

  private static final CustomerSet EVERYBODY = CustomerSet.range(0, ASKED);

  private static final CustomerSet FEW = CustomerSet.of(3, 4, 17, 40, 69);

  private static final HikariDataSource database = TestPostgres.freshDataSource();
  private static final JdbcTemplate jdbc = new JdbcTemplate(database);
  private static final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database));
  private static final HistorySettings settings =
      new HistorySettings(Duration.ofDays(400), Duration.ofSeconds(30));
  private static final BatonClock clock = () -> RandomHistory.NOW;
  private static final History history =
      new History(
          jdbc,
          new Months(JdbcClient.create(database)),
          settings,
          clock,
          new SimpleMeterRegistry());
  private static final Patterns patterns = new Patterns(jdbc, settings, clock, BANK);

  @AfterContainer
  static void close() {
    database.close();
  }

  @Property(tries = 40)
  void shouldFindWhomTheOracleFinds(@ForAll long seed) {
    RandomHistory random = new RandomHistory(seed);
    List<HistoryEvent> events = random.events(CUSTOMERS);
    List<Pattern> asked =
        Stream.generate(() -> Pattern.parse(JSON.readTree(random.pattern(2))))
            .limit(PATTERNS)
            .toList();
    jdbc.execute("DELETE FROM history_event");
    int late = events.size() / 3;
    append(events.subList(late, events.size()));
    asked.forEach(pattern -> compare(pattern, events.subList(late, events.size())));

    append(events.subList(0, late));
    asked.forEach(pattern -> compare(pattern, events));
  }

  @Property(tries = 40)
  void shouldCountTheStepsOfAFunnelAsTheOracleDoes(@ForAll long seed) {
    RandomHistory random = new RandomHistory(seed);
    List<HistoryEvent> events = random.events(CUSTOMERS);
    jdbc.execute("DELETE FROM history_event");
    append(events);
    for (int i = 0; i < 10; i++) {
      Pattern.Sequence sequence = Pattern.parseSequence(JSON.readTree(random.sequence(4)));
      List<CustomerSet> steps = patterns.funnel(sequence).steps();
      for (int step = 0; step < 4; step++) {
        int upTo = step + 1;
        assertThat(steps.get(step).toArray())
            .as("step %d of %s", step, sequence.toJson())
            .isEqualTo(who(events, oracle -> oracle.reaches(sequence, upTo)));
      }
    }
  }

  @Property(tries = 300)
  void shouldWriteWhatItReads(@ForAll long seed) {
    Pattern pattern = Pattern.parse(JSON.readTree(new RandomHistory(seed).pattern(4)));
    Pattern again = Pattern.parse(JSON.readTree(pattern.toJson()));
    assertThat(again).isEqualTo(pattern);
    assertThat(again.toJson()).isEqualTo(pattern.toJson());
  }

  private static void compare(Pattern pattern, List<HistoryEvent> events) {
    Found found = patterns.find(pattern, EVERYBODY);
    int[] expected = who(events, oracle -> oracle.fits(pattern));
    assertThat(found.members(EVERYBODY).toArray()).as(pattern.toJson()).isEqualTo(expected);
    assertThat(patterns.find(pattern, FEW).members(FEW).toArray())
        .as("few, %s", pattern.toJson())
        .isEqualTo(IntStream.of(expected).filter(FEW::contains).toArray());
    assertThat(found.parts(EVERYBODY).get(0).count()).isEqualTo(expected.length);
  }

  private static int[] who(List<HistoryEvent> events, Predicate<PatternOracle> fits) {
    Map<Integer, List<HistoryEvent>> byCustomer =
        events.stream().collect(Collectors.groupingBy(HistoryEvent::customer));
    return IntStream.range(0, ASKED)
        .filter(
            customer ->
                fits.test(
                    new PatternOracle(
                        byCustomer.getOrDefault(customer, List.of()), RandomHistory.NOW, BANK)))
        .toArray();
  }

  private static void append(List<HistoryEvent> events) {
    transactions.executeWithoutResult(status -> history.append(events));
  }
}
