package io.baton.touch;

import io.baton.channel.Channel;
import io.baton.channel.Channels;
import io.baton.cohort.CustomerSet;
import io.baton.content.TestTemplates;
import io.baton.policy.Cap;
import io.baton.policy.ContactPolicy;
import io.baton.policy.TestPolicies;
import io.baton.shared.BatonClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One node: the touch module wired by hand over one data source and one channel. */
final class World {
  static final String TEMPLATE = "wording";
  static final long RUN = 1;

  final Touches touches;
  final Batches batches;
  final SendingBatch sending;
  final Dispatcher dispatcher;
  final Holds holds;
  final Pacing pacing;
  final Priorities priorities;
  final Breaker breaker;
  final Rounds rounds;
  final ServingRounds serving;
  final Doubts doubts;
  final Verdicts verdicts;
  final DeadLetters deadLetters;
  final Resending resending;
  final Composing composing;
  final TransactionTemplate transaction;
  volatile IntFunction<Map<String, String>> values = customer -> Map.of("offer", "稳利宝");

  /** What tags say now. */
  volatile IntFunction<Map<String, String>> tags = customer -> Map.of();

  volatile IntFunction<String> address = customer -> "C" + customer;
  volatile Set<Long> awaited = Set.of();
  volatile RoundGuests guests = gather -> awaited;
  volatile CustomerSet consenting = CustomerSet.range(0, Integer.MAX_VALUE);

  World(DataSource database, Channel channel, DispatchSettings settings, Cap... caps) {
    this(database, List.of(channel), settings, freshDirectory(), caps);
  }

  World(
      DataSource database,
      List<? extends Channel> all,
      DispatchSettings settings,
      Path directory,
      Cap... caps) {
    this(database, all, settings, directory, channel -> List.of(caps));
  }

  World(
      DataSource database,
      List<? extends Channel> all,
      DispatchSettings settings,
      Path directory,
      Function<String, List<Cap>> capsOfChannel) {
    this(database, all, settings, directory, capsOfChannel, Instant::now);
  }

  /**
   * @param clock of this node, which may be wrong
   */
  World(
      DataSource database,
      List<? extends Channel> all,
      DispatchSettings settings,
      Path directory,
      Function<String, List<Cap>> capsOfChannel,
      BatonClock clock) {
    JdbcClient jdbc = JdbcClient.create(database);
    JdbcTemplate template = new JdbcTemplate(database);
    JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    ContactPolicy policy = TestPolicies.policy(database, () -> consenting, capsOfChannel);
    Channels channels = new Channels(all);
    Bell bell = new Bell();
    transaction = new TransactionTemplate(transactions);
    batches = new Batches(jdbc, settings);
    holds = new Holds(jdbc);
    pacing = new Pacing(jdbc, policy);
    priorities = new Priorities(jdbc);
    breaker = new Breaker(jdbc, settings, clock);
    FrozenValues frozen =
        new FrozenValues(
            jdbc,
            TestTemplates.templates(database),
            new StaticListableBeanFactory(Map.of("fields", new Said()))
                .getBeanProvider(TouchFields.class));
    Wishes wishes = new Wishes(jdbc, template);
    touches =
        new Touches(
            policy,
            channels,
            new LedgerMonths(jdbc),
            new TouchSteps(jdbc, template, priorities, settings),
            new TouchCopy(database),
            new TouchReport(jdbc, new EndedTouches(jdbc, template)),
            holds,
            bell,
            new Withdrawals(jdbc),
            wishes,
            frozen);
    ObjectProvider<RoundGuests> known =
        new StaticListableBeanFactory(
                Map.of("guests", (RoundGuests) gather -> guests.awaited(gather)))
            .getBeanProvider(RoundGuests.class);
    RoundSettings gathering = new RoundSettings(Duration.ofMinutes(2));
    rounds = new Rounds(wishes, touches, known, gathering, new RoundBell());
    serving = new ServingRounds(wishes, touches, priorities, known, gathering, transactions);
    deadLetters = new DeadLetters(jdbc, template);
    verdicts = new Verdicts(jdbc, policy, deadLetters);
    doubts = new Doubts(jdbc, template, verdicts);
    resending = new Resending(jdbc, policy, channels, deadLetters);
    TouchRows rows = new TouchRows(jdbc, template);
    Attempts attempts = new Attempts(jdbc, pacing, settings, transactions);
    Settlement settlement =
        new Settlement(jdbc, attempts, rows, doubts, deadLetters, policy, transactions);
    composing =
        new Composing(
            TestTemplates.templates(database),
            this::fields,
            new KeyedRecipients(),
            policy,
            new Withdrawals(jdbc),
            frozen);
    sending =
        new SendingBatch(
            channels,
            batches,
            attempts,
            settlement,
            composing,
            new Answers(settings, clock),
            new Recovery(attempts, batches, rows, settlement, doubts, transactions),
            breaker,
            new HandOverSize(settings));
    dispatcher =
        new Dispatcher(
            channels,
            batches,
            sending,
            breaker,
            new Brake(holds),
            new Incarnation(jdbc, holds, transactions, directory, why -> {}),
            bell,
            settings);
  }

  static Path freshDirectory() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target/test-data")), "node");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole windows at once and no breaker; what those do is tested by itself. */
  static DispatchSettings settings(int batchSize, Duration lease) {
    return new DispatchSettings(
        true,
        1,
        batchSize,
        lease,
        Duration.ofMillis(100),
        4,
        Duration.ZERO,
        1_000_000,
        0,
        Duration.ofMillis(200));
  }

  static void storeTemplate(DataSource database) {
    TestTemplates.store(database, TEMPLATE, "SMS", "${name|'客户'}，$offer 拒收请回复R");
  }

  private Map<Integer, Map<String, String>> fields(TouchPlanRef plan, CustomerSet customers) {
    Map<Integer, Map<String, String>> fields = new HashMap<>();
    customers.forEach(customer -> fields.put(customer, values.apply(customer)));
    return fields;
  }

  PlannedStep plan(long step, CustomerSet candidates) {
    return plan(step, 0, candidates, Instant.now().minusSeconds(1));
  }

  PlannedStep plan(long step, int chunk, CustomerSet candidates, Instant due) {
    return plan(RUN, step, chunk, candidates, due, "SPRING", "SMS", "MARKETING");
  }

  PlannedStep plan(
      long run,
      long step,
      int chunk,
      CustomerSet candidates,
      Instant due,
      String campaign,
      String channel,
      String purpose) {
    TouchPlan plan =
        new TouchPlan(
            run,
            step,
            0,
            chunk,
            "Task_" + step,
            campaign,
            channel,
            purpose,
            TEMPLATE,
            1,
            candidates,
            due,
            "hash");
    return Objects.requireNonNull(transaction.execute(status -> touches.plan(plan)));
  }

  /** Sends everything that is due, on this thread. */
  void sendAll() {
    sendAll("SMS");
  }

  void sendAll(String channel) {
    boolean something = true;
    while (something) {
      Breaker.Verdict verdict = breaker.ask(channel);
      Optional<Claim> claim = batches.claim(channel, "test", verdict);
      if (claim.isEmpty()) {
        if (verdict == Breaker.Verdict.PROBE) {
          breaker.giveProbeBack(channel);
        }
        return;
      }
      try {
        something = sending.send(claim.get(), () -> true);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final class Said implements TouchFields {
    @Override
    public Map<Integer, Map<String, String>> fieldsOf(TouchPlanRef plan, CustomerSet customers) {
      return fields(plan, customers);
    }

    @Override
    public Map<Integer, Map<String, String>> valuesOf(
        Collection<String> names, CustomerSet customers) {
      Map<Integer, Map<String, String>> said = new HashMap<>();
      customers.forEach(customer -> said.put(customer, tags.apply(customer)));
      return said;
    }
  }

  private final class KeyedRecipients implements Recipients {
    @Override
    public Map<Integer, String> keysOf(CustomerSet customers) {
      Map<Integer, String> keys = new HashMap<>();
      customers.forEach(customer -> keys.put(customer, "C" + customer));
      return keys;
    }

    @Override
    public Map<Integer, String> addresses(String channel, CustomerSet customers) {
      Map<Integer, String> addresses = new HashMap<>();
      customers.forEach(customer -> addresses.put(customer, address.apply(customer)));
      return addresses;
    }
  }
}
