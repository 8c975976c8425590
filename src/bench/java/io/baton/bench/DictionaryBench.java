package io.baton.bench;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.dictionary.Dictionaries;
import io.baton.dictionary.Dictionary.Subject;
import io.baton.dictionary.Entry;
import io.baton.history.History;
import io.baton.history.HistoryEvent;
import io.baton.testing.HttpCaller;
import io.baton.testing.TestPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A dictionary of {@code -Dbench.size=} merchants (3,000,000 by default), searched over HTTP as the
 * picker does it, and segments by events over {@code -Dbench.events=} events (2,000,000) of {@code
 * -Dbench.customers=} customers (200,000). Answers are compared with plain SQL first.
 */
final class DictionaryBench implements Benchmark {
  private static final int MERCHANTS = Integer.getInteger("bench.size", 3_000_000);
  private static final int EVENTS = Integer.getInteger("bench.events", 2_000_000);
  private static final int CUSTOMERS = Integer.getInteger("bench.customers", 200_000);
  private static final int LOADED = 200_000;
  private static final int BATCH = 20_000;
  private static final int REQUESTS = 200;
  private static final int COMPARED = 4;
  private static final String PASSWORD = "correct horse battery 7";
  private static final String[] CITIES = {
    "北京", "上海", "广州", "深圳", "成都", "杭州", "武汉", "西安", "南京", "青岛"
  };
  private static final String[] TRADES = {"餐饮", "超市", "加油站", "书店", "影院", "药房", "酒店", "花店"};

  private final Random random = new Random(140);

  @Override
  public String name() {
    return "dictionary";
  }

  @Override
  public void run(Report report) throws Exception {
    String database = TestPostgres.freshDatabase();
    try (ConfigurableApplicationContext application = RunningApplication.start(database, "none")) {
      JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
      application
          .getBean(Users.class)
          .create(new UserDraft("bench", PASSWORD, Set.of("MARKETER"), "0000"));
      HttpCaller caller =
          HttpCaller.signedIn(RunningApplication.port(application), "bench", PASSWORD);
      load(report, application.getBean(Dictionaries.class), jdbc);
      compare(report, caller, jdbc);
      search(report, caller);
      disk(report, jdbc);
      happen(report, application, jdbc);
      segments(report, caller, jdbc);
    }
  }

  private void load(Report report, Dictionaries dictionaries, JdbcTemplate jdbc)
      throws IOException {
    dictionaries.put("merchants", Subject.MERCHANT, "商户", "Merchants");
    int loaded = Math.min(LOADED, MERCHANTS);
    long started = System.nanoTime();
    for (int from = 0; from < loaded; from += BATCH) {
      dictionaries.load(
          "merchants",
          IntStream.range(from, Math.min(loaded, from + BATCH))
              .mapToObj(DictionaryBench::entry)
              .toList());
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    report.note(
        "%,d merchants; loaded %,.0f entries a second".formatted(MERCHANTS, loaded / seconds));
    // The others by the database itself, which saves half an hour and is the same in the end.
    jdbc.update(
        """
        insert into dictionary_entry (dictionary, code, name_zh, name_en)
        select d.id, 'M' || lpad(n::text, 9, '0'),
          c[n %% 10 + 1] || t[n / 10 %% 8 + 1] || ' ' || n / 80 || ' 号店', 'Shop ' || n
        from dictionary_dictionary d, generate_series(%d, %d) n,
          (select array[%s] as c, array[%s] as t) words"""
            .formatted(loaded, MERCHANTS - 1, quoted(CITIES), quoted(TRADES)));
    jdbc.update("update dictionary_dictionary set entries = ?", MERCHANTS);
    jdbc.execute("vacuum analyze dictionary_entry");
  }

  private static String quoted(String[] words) {
    return Arrays.stream(words).map(word -> "'" + word + "'").collect(Collectors.joining(", "));
  }

  private static Entry entry(int n) {
    return new Entry(code(n), name(n), "Shop " + n);
  }

  private static String code(int n) {
    return "M%09d".formatted(n);
  }

  private static String name(int n) {
    return "%s%s %d 号店".formatted(CITIES[n % 10], TRADES[n / 10 % 8], n / 80);
  }

  private void compare(Report report, HttpCaller caller, JdbcTemplate jdbc) {
    // Plain SQL reads the whole table for each of them.
    for (int i = 0; i < COMPARED; i++) {
      int n = random.nextInt(MERCHANTS);
      for (String prefix :
          List.of(
              code(n).substring(0, 7),
              name(n).substring(0, name(n).indexOf(' ') + 2),
              "shop " + n)) {
        long fit =
            Objects.requireNonNull(
                jdbc.queryForObject(
                    """
                    select count(*) from dictionary_entry where code like ? || '%'
                      or lower(name_zh) like ? || '%' or lower(name_en) like ? || '%'""",
                    Long.class, prefix, prefix, prefix));
        List<String> found =
            StreamSupport.stream(get(caller, prefix, 200).json().path("items").spliterator(), false)
                .map(
                    item ->
                        item.path("code").asString()
                            + '\n'
                            + item.path("nameZh").asString()
                            + '\n'
                            + item.path("nameEn").asString("").toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        report.compare(
            "each begins with " + prefix,
            found.stream().allMatch(item -> ('\n' + item).contains('\n' + prefix)),
            true);
        report.compare("as many as fit: " + prefix, (long) found.size(), Math.min(200, fit));
      }
    }
  }

  private void search(Report report, HttpCaller caller) throws IOException {
    print(
        report,
        "by the code's beginning",
        300,
        () -> get(caller, code(pick()).substring(0, 6), 20));
    print(report, "by a whole code", 300, () -> get(caller, code(pick()), 20));
    print(
        report,
        "by two characters of the name",
        300,
        () -> get(caller, name(pick()).substring(0, 2), 20));
    print(
        report,
        "by the name and a number",
        300,
        () -> get(caller, name(pick()).replace(" 号店", ""), 20));
    print(
        report,
        "by the English name, small letters",
        300,
        () -> get(caller, "shop " + pick() / 100, 20));
    print(report, "nothing begins so", 300, () -> get(caller, "没有" + pick(), 20));
    String[] next = {""};
    print(
        report,
        "the next page of fifty",
        300,
        () -> {
          HttpCaller.Answer answer =
              caller.get(
                  "/api/dictionaries/merchants/entries?limit=50&search=" + encoded("上海") + next[0]);
          String after = answer.json().path("next").asString("");
          // After the last page the first one: a small dictionary has fewer pages than are asked
          // for.
          next[0] = after.isEmpty() ? "" : "&after=" + after;
          return answer;
        });
    print(
        report,
        "names of a thousand codes",
        300,
        () ->
            caller.sendText(
                "POST",
                "/api/dictionaries/merchants/names",
                "{\"codes\":" + codes() + "}",
                "application/json"));
  }

  private void disk(Report report, JdbcTemplate jdbc) throws IOException {
    long bytes =
        Objects.requireNonNull(
            jdbc.queryForObject("select pg_total_relation_size('dictionary_entry')", Long.class));
    report.print(
        Figure.below(
            name(),
            "disk for an entry, indexes included",
            "bytes",
            (double) bytes / MERCHANTS,
            400));
  }

  /** Ten kinds; each customer's events over the last ninety days; merchants by their numbers. */
  private void happen(Report report, ConfigurableApplicationContext application, JdbcTemplate jdbc)
      throws IOException {
    Customers book = application.getBean(Customers.class);
    for (int from = 0; from < CUSTOMERS; from += BATCH) {
      book.register(
          IntStream.range(from, Math.min(CUSTOMERS, from + BATCH))
              .mapToObj(i -> new NewCustomer("B%07d".formatted(i), null, null, null, null))
              .toList());
    }
    History history = application.getBean(History.class);
    TransactionTemplate transactions = application.getBean(TransactionTemplate.class);
    int[] ids = book.everyone().toArray();
    Instant now = Instant.now();
    long started = System.nanoTime();
    for (int done = 0; done < EVENTS; done += BATCH) {
      List<HistoryEvent> lot =
          IntStream.range(0, Math.min(BATCH, EVENTS - done))
              .mapToObj(i -> event(ids, now))
              .toList();
      transactions.executeWithoutResult(status -> history.append(lot));
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    report.note(
        "%,d events of %,d customers; %,.0f a second"
            .formatted(EVENTS, CUSTOMERS, EVENTS / seconds));
    jdbc.execute("vacuum analyze history_event");
    report.print(
        Figure.below(
            name(),
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

  private HistoryEvent event(int[] ids, Instant now) {
    int kind = random.nextInt(10);
    return new HistoryEvent(
        ids[random.nextInt(ids.length)],
        now.minusSeconds(random.nextInt(90 * 86_400)),
        "k" + kind,
        "E%05d".formatted(random.nextInt(71_000)),
        null,
        kind < 5 ? code(pick()) : null,
        null);
  }

  private void segments(Report report, HttpCaller caller, JdbcTemplate jdbc) throws IOException {
    String codes = codes();
    report.compare(
        "a thousand merchants",
        count(caller, "{\"did\":{\"merchants\":" + codes + "}}").json().path("count").asLong(),
        Objects.requireNonNull(
            jdbc.queryForObject(
                "select count(distinct e.customer) from history_event e"
                    + " join jsonb_array_elements_text(?::jsonb) m on m = e.merchant",
                Long.class,
                codes)));
    report.compare(
        "did, not within seven days",
        count(caller, NOT_AFTER).json().path("count").asLong(),
        Objects.requireNonNull(
            jdbc.queryForObject(
                """
                select count(distinct a.customer) from history_event a
                where a.kind = 'k1' and a.happened_at <= clock_timestamp() - interval '168 hours' and not exists (
                  select 1 from history_event b where b.customer = a.customer and b.kind = 'k2'
                    and b.happened_at > a.happened_at and b.happened_at <= a.happened_at + interval '168 hours')""",
                Long.class)));
    print(
        report,
        "segment on a thousand merchants",
        1_000,
        20,
        () -> count(caller, "{\"did\":{\"merchants\":" + codes() + "}}"));
    print(
        report,
        "segment on three event codes",
        1_000,
        20,
        () ->
            count(
                caller,
                "{\"did\":{\"codes\":[\"E%05d\",\"E%05d\",\"E%05d\"]}}"
                    .formatted(
                        random.nextInt(71_000), random.nextInt(71_000), random.nextInt(71_000))));
    print(
        report,
        "did one, not the other within seven days",
        3_000,
        20,
        () -> count(caller, NOT_AFTER));
    print(report, "four steps one after the other", 3_000, 20, () -> count(caller, WAY));
  }

  private static final String NOT_AFTER =
      "{\"did\":{\"kind\":\"k1\"},\"thenNot\":{\"kind\":\"k2\"},\"days\":7}";
  private static final String WAY =
      "{\"sequence\":[{\"event\":{\"kind\":\"k1\"}},{\"event\":{\"kind\":\"k2\"},\"days\":30},"
          + "{\"event\":{\"kind\":\"k3\"},\"days\":30},{\"event\":{\"kind\":\"k4\"},\"days\":30}]}";

  private static HttpCaller.Answer count(HttpCaller caller, String definition) {
    return caller.sendText(
        "POST",
        "/api/segments/count",
        "{\"kind\":\"EVENT\",\"definition\":%s}".formatted(definition),
        "application/json");
  }

  private String codes() {
    return IntStream.range(0, 1_000)
        .mapToObj(i -> '"' + code(pick()) + '"')
        .collect(Collectors.joining(",", "[", "]"));
  }

  private int pick() {
    return random.nextInt(MERCHANTS);
  }

  private static HttpCaller.Answer get(HttpCaller caller, String prefix, int limit) {
    return caller.get(
        "/api/dictionaries/merchants/entries?limit=%d&search=%s".formatted(limit, encoded(prefix)));
  }

  private void print(Report report, String figure, double limit, Supplier<HttpCaller.Answer> work)
      throws IOException {
    print(report, figure, limit, REQUESTS, work);
  }

  private void print(
      Report report, String figure, double limit, int requests, Supplier<HttpCaller.Answer> work)
      throws IOException {
    double[] millis = new double[requests];
    for (int i = -requests / 10; i < requests; i++) {
      long started = System.nanoTime();
      HttpCaller.Answer answer = work.get();
      if (answer.status() != 200) {
        throw new IllegalStateException(figure + ": " + answer);
      }
      if (i >= 0) {
        millis[i] = (System.nanoTime() - started) / 1e6;
      }
    }
    Arrays.sort(millis);
    report.note("%s: half within %.1f ms".formatted(figure, millis[requests / 2]));
    report.print(Figure.below(name(), figure + ", p99", "ms", millis[requests * 99 / 100], limit));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
