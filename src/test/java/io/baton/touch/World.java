package io.baton.touch;

import io.baton.channel.Channel;
import io.baton.channel.Channels;
import io.baton.cohort.CustomerSet;
import io.baton.content.TestTemplates;
import io.baton.policy.Cap;
import io.baton.policy.ContactPolicy;
import io.baton.policy.TestPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
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
  final TransactionTemplate transaction;
  volatile CustomerSet consenting = CustomerSet.range(0, Integer.MAX_VALUE);

  World(DataSource database, Channel channel, DispatchSettings settings, Cap... caps) {
    JdbcClient jdbc = JdbcClient.create(database);
    JdbcTemplate template = new JdbcTemplate(database);
    JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    ContactPolicy policy = TestPolicies.policy(database, () -> consenting, caps);
    Channels channels = new Channels(List.of(channel));
    Bell bell = new Bell();
    transaction = new TransactionTemplate(transactions);
    batches = new Batches(jdbc, settings);
    touches =
        new Touches(
            policy,
            channels,
            new TouchSteps(jdbc, template, settings),
            new TouchCopy(database),
            new TouchReport(jdbc),
            new Switches(jdbc),
            bell);
    DeadLetters deadLetters = new DeadLetters(template);
    Doubts doubts = new Doubts(jdbc, template, policy, deadLetters);
    TouchRows rows = new TouchRows(jdbc, template);
    Settlement settlement = new Settlement(jdbc, rows, doubts, deadLetters, policy, transactions);
    sending =
        new SendingBatch(
            channels,
            batches,
            settlement,
            new Composing(
                TestTemplates.templates(database), World::fields, new KeyedRecipients(), policy),
            new Answers(settings, Instant::now),
            new Recovery(jdbc, batches, rows, settlement, doubts, transactions));
    dispatcher = new Dispatcher(channels, batches, sending, bell, settings);
  }

  static DispatchSettings settings(int batchSize, Duration lease) {
    return new DispatchSettings(
        true, 1, batchSize, lease, Duration.ofMillis(100), 4, Duration.ZERO);
  }

  static void storeTemplate(DataSource database) {
    TestTemplates.store(database, TEMPLATE, "SMS", "${name|'客户'}，$offer 拒收请回复R");
  }

  private static Map<Integer, Map<String, String>> fields(
      TouchPlanRef plan, CustomerSet customers) {
    Map<Integer, Map<String, String>> fields = new HashMap<>();
    customers.forEach(customer -> fields.put(customer, Map.of("offer", "稳利宝")));
    return fields;
  }

  PlannedStep plan(long step, CustomerSet candidates) {
    return plan(step, 0, candidates, Instant.now().minusSeconds(1));
  }

  PlannedStep plan(long step, int chunk, CustomerSet candidates, Instant due) {
    TouchPlan plan =
        new TouchPlan(
            RUN,
            step,
            0,
            chunk,
            "Task_" + step,
            "SPRING",
            "SMS",
            "MARKETING",
            TEMPLATE,
            1,
            candidates,
            due,
            "hash");
    return Objects.requireNonNull(transaction.execute(status -> touches.plan(plan)));
  }

  /** Sends everything that is due, on this thread. */
  void sendAll() {
    Optional<Claim> claim = batches.claim("SMS", "test");
    while (claim.isPresent()) {
      sending.send(claim.get(), () -> true);
      claim = batches.claim("SMS", "test");
    }
  }

  private static final class KeyedRecipients implements Recipients {
    @Override
    public Map<Integer, String> keysOf(CustomerSet customers) {
      Map<Integer, String> keys = new HashMap<>();
      customers.forEach(customer -> keys.put(customer, "C" + customer));
      return keys;
    }

    @Override
    public Map<Integer, String> addresses(String channel, CustomerSet customers) {
      return keysOf(customers);
    }
  }
}
