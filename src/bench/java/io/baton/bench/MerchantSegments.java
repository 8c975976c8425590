package io.baton.bench;

import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.history.History;
import io.baton.history.HistoryEvent;
import io.baton.segment.Segments;
import io.baton.testing.HttpCaller;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Segments by events with merchants in them, against what this class remembers of the events it
 * made. One customer in two pays at one of ten thousand merchants whom everybody knows.
 */
final class MerchantSegments {
  private static final String BENCH = "dictionary";
  private static final int EVENTS = Integer.getInteger("bench.events", 2_000_000);
  private static final int CUSTOMERS = Integer.getInteger("bench.customers", 200_000);
  private static final int BATCH = 20_000;
  private static final int PICKED = 1_000;

  private final Merchants merchants;
  private final Random random;
  private int[] customers = {};
  private final int[] merchantOf = new int[EVENTS];
  private final int[] customerOf = new int[EVENTS];
  private int made;

  MerchantSegments(Merchants merchants, Random random) {
    this.merchants = merchants;
    this.random = random;
  }

  void run(
      Report report,
      ConfigurableApplicationContext application,
      HttpCaller caller,
      JdbcTemplate jdbc)
      throws IOException {
    happen(report, application, jdbc);
    compare(report, application.getBean(Segments.class), caller);
    compareWithSql(report, caller, jdbc);
    Times.print(
        report,
        BENCH,
        "segment on a thousand merchants",
        1_000,
        20,
        true,
        () -> count(caller, of(somewhere())));
    Times.print(
        report,
        BENCH,
        "segment on three event codes",
        1_000,
        20,
        true,
        () ->
            count(
                caller,
                "{\"did\":{\"codes\":[\"E%05d\",\"E%05d\",\"E%05d\"]}}"
                    .formatted(
                        random.nextInt(71_000), random.nextInt(71_000), random.nextInt(71_000))));
    Times.print(
        report,
        BENCH,
        "did one, not the other within seven days",
        3_000,
        20,
        true,
        () -> count(caller, NOT_AFTER));
    Times.print(
        report, BENCH, "four steps one after the other", 3_000, 20, true, () -> count(caller, WAY));
  }

  /** Ten kinds; each customer's events over the last ninety days. */
  private void happen(Report report, ConfigurableApplicationContext application, JdbcTemplate jdbc)
      throws IOException {
    Customers book = application.getBean(Customers.class);
    for (int from = 0; from < CUSTOMERS; from += BATCH) {
      book.register(
          IntStream.range(from, Math.min(CUSTOMERS, from + BATCH))
              .mapToObj(i -> new NewCustomer("B%07d".formatted(i), null, null, null, null))
              .toList());
    }
    customers = book.everyone().toArray();
    History history = application.getBean(History.class);
    TransactionTemplate transactions = application.getBean(TransactionTemplate.class);
    Instant now = Instant.now();
    long started = System.nanoTime();
    for (int done = 0; done < EVENTS; done += BATCH) {
      List<HistoryEvent> lot =
          IntStream.range(0, Math.min(BATCH, EVENTS - done)).mapToObj(i -> event(now)).toList();
      transactions.executeWithoutResult(status -> history.append(lot));
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    report.note(
        "%,d events of %,d customers; %,.0f a second"
            .formatted(EVENTS, CUSTOMERS, EVENTS / seconds));
    jdbc.execute("vacuum analyze history_event");
    report.print(
        Figure.below(
            BENCH,
            "disk for an event, indexes included",
            "bytes",
            (double)
                    Objects.requireNonNull(
                        jdbc.queryForObject(
                            "select sum(pg_total_relation_size(inhrelid)) from pg_inherits"
                                + " where inhparent = 'history_event'::regclass",
                            Long.class))
                / EVENTS,
            400));
  }

  private HistoryEvent event(Instant now) {
    int kind = random.nextInt(10);
    int customer = customers[random.nextInt(customers.length)];
    int merchant =
        kind >= 5 ? -1 : random.nextInt(random.nextBoolean() ? merchants.size() : known());
    customerOf[made] = customer;
    merchantOf[made++] = merchant;
    return new HistoryEvent(
        customer,
        now.minusSeconds(random.nextInt(90 * 86_400)),
        "k" + kind,
        "E%05d".formatted(random.nextInt(71_000)),
        null,
        merchant < 0 ? null : Merchants.code(merchant),
        null);
  }

  private int known() {
    return Math.min(10_000, merchants.size());
  }

  /** A thousand that a search finds, and a thousand from anywhere. */
  private void compare(Report report, Segments segments, HttpCaller caller) {
    for (Set<String> picked : List.of(found(caller), somewhere())) {
      Set<Integer> paid = new TreeSet<>();
      for (int i = 0; i < EVENTS; i++) {
        if (merchantOf[i] >= 0 && picked.contains(Merchants.code(merchantOf[i]))) {
          paid.add(customerOf[i]);
        }
      }
      report.compare("a thousand are picked", picked.size(), Math.min(PICKED, merchants.size()));
      report.compare(
          "how many paid there",
          count(caller, of(picked)).json().path("count").asLong(),
          (long) paid.size());
      String code = "paid-" + paid.size();
      caller.sendText(
          "POST",
          "/api/segments",
          "{\"name\":\"%s\",\"code\":\"%s\",\"kind\":\"EVENT\",\"definition\":%s}"
              .formatted(code, code, of(picked)),
          "application/json");
      report.compare(
          "who paid there",
          Arrays.stream(segments.evaluate(segments.find(code).orElseThrow()).toArray())
              .boxed()
              .toList(),
          List.copyOf(paid));
      report.note("%,d customers paid at one of a thousand merchants".formatted(paid.size()));
    }
  }

  private Set<String> found(HttpCaller caller) {
    Set<String> found = new HashSet<>();
    String after = "";
    while (found.size() < PICKED) {
      JsonNode page =
          caller.get("/api/dictionaries/merchants/entries?limit=200&search=M000003" + after).json();
      page.path("items").forEach(entry -> found.add(entry.path("code").asString()));
      if (page.path("next").isNull()) {
        break;
      }
      after = "&after=" + page.path("next").asString();
    }
    return found;
  }

  private Set<String> somewhere() {
    Set<String> picked = new HashSet<>();
    while (picked.size() < PICKED) {
      picked.add(Merchants.code(random.nextInt(merchants.size())));
    }
    return picked;
  }

  private static void compareWithSql(Report report, HttpCaller caller, JdbcTemplate jdbc) {
    report.compare(
        "did, not within seven days",
        count(caller, NOT_AFTER).json().path("count").asLong(),
        Objects.requireNonNull(
            jdbc.queryForObject(
                """
                select count(distinct a.customer) from history_event a
                where a.kind = 'k1' and a.happened_at <= clock_timestamp() - interval '168 hours' and not exists (
                  select 1 from history_event b where b.customer = a.customer and b.kind = 'k2'
                    and b.happened_at > a.happened_at and b.happened_at <= a.happened_at + interval '168 hours')\
                """,
                Long.class)));
  }

  private static final String NOT_AFTER =
      "{\"did\":{\"kind\":\"k1\"},\"thenNot\":{\"kind\":\"k2\"},\"days\":7}";
  private static final String WAY =
      "{\"sequence\":[{\"event\":{\"kind\":\"k1\"}},{\"event\":{\"kind\":\"k2\"},\"days\":30},"
          + "{\"event\":{\"kind\":\"k3\"},\"days\":30},{\"event\":{\"kind\":\"k4\"},\"days\":30}]}";

  private static String of(Set<String> codes) {
    return codes.stream()
        .map(code -> '"' + code + '"')
        .collect(Collectors.joining(",", "{\"did\":{\"merchants\":[", "]}}"));
  }

  private static HttpCaller.Answer count(HttpCaller caller, String definition) {
    return caller.sendText(
        "POST",
        "/api/segments/count",
        "{\"kind\":\"EVENT\",\"definition\":%s}".formatted(definition),
        "application/json");
  }
}
