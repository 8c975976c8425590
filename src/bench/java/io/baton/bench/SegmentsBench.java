package io.baton.bench;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Column;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.testing.HttpCaller;
import io.baton.testing.TestPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * As many stored segments as a head bank keeps, {@code -Dbench.size=} (305,000 by default), over a
 * million customers with 150 tags: found, opened and intersected over HTTP as the pages do it. Each
 * figure is the 99th percentile of two hundred requests with other words or segments each time.
 */
final class SegmentsBench implements Benchmark {
  private static final int SEGMENTS = Integer.getInteger("bench.size", 305_000);
  private static final int CUSTOMERS = Integer.getInteger("bench.customers", 1_000_000);
  private static final int BATCH = 20_000;
  private static final int REQUESTS = 200;
  private static final String PASSWORD = "correct horse battery 7";
  private static final String[] WORDS = {
    "代发", "理财", "到期", "信用卡", "活跃", "沉睡", "高净值", "老年", "小微", "春节", "存款", "流失", "新客", "潜客", "房贷", "基金"
  };

  private final Random random = new Random(305);

  @Override
  public String name() {
    return "segments";
  }

  @Override
  public void run(Report report) throws Exception {
    String database = TestPostgres.freshDatabase();
    try (ConfigurableApplicationContext application = RunningApplication.start(database, "none");
        PeakHeap heap = PeakHeap.measure()) {
      register(application);
      JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
      store(jdbc);
      report.note("%,d segments over %,d customers".formatted(SEGMENTS, CUSTOMERS));
      application
          .getBean(Users.class)
          .create(new UserDraft("bench", PASSWORD, Set.of("MARKETER"), "0000"));
      HttpCaller caller =
          HttpCaller.signedIn(RunningApplication.port(application), "bench", PASSWORD);
      compare(report, caller, jdbc);
      measure(report, caller);
      long bytes =
          Objects.requireNonNull(
              jdbc.queryForObject("select pg_total_relation_size('segment_segment')", Long.class));
      report.print(Figure.below(name(), "disk, indexes included", "MB", bytes / 1e6, 2_000));
      report.print(
          Figure.below(
              name(),
              "peak heap, the customers' values included",
              "MB",
              heap.bytes() / 1e6,
              2_000));
    }
  }

  private void register(ConfigurableApplicationContext application) {
    Customers book = application.getBean(Customers.class);
    for (int from = 0; from < CUSTOMERS; from += BATCH) {
      book.register(
          IntStream.range(from, Math.min(CUSTOMERS, from + BATCH))
              .mapToObj(i -> new NewCustomer("B%07d".formatted(i), null, null, null, null))
              .toList());
    }
    Column[] columns =
        AudienceTags.all().parallelStream()
            .map(tag -> tag.column(CUSTOMERS))
            .toArray(Column[]::new);
    application.getBean(FieldIndexes.class).publish(index -> index.with(columns));
  }

  private static void store(JdbcTemplate jdbc) {
    jdbc.update(
        """
        insert into segment_segment (code, name, description, kind, definition, version, scope, owner,
          class, created_at, updated_at)
        select 'SEG-' || lpad(n::text, 6, '0'), w[n %% 16 + 1] || w[n / 16 %% 16 + 1] || n %% 97, '', 'RULE',
          jsonb_build_object('all', jsonb_build_array(
            jsonb_build_object('field', 'b' || n %% 30, 'op', 'eq', 'value', n %% 2 = 0),
            jsonb_build_object('field', 'c' || n %% 10, 'op', 'in', 'value', jsonb_build_array('v0', 'v1')),
            jsonb_build_object('field', 'n1', 'op', 'ge', 'value', n %% 60))),
          1, '/', 'owner' || n %% 400, (array['wealth', 'card', 'loan', null])[n %% 4 + 1], shared_now(),
          timestamptz '2020-01-01' + n * interval '61 seconds'
        from generate_series(1, %d) n, (select array[%s] as w) words\
        """
            .formatted(
                SEGMENTS,
                String.join(", ", Arrays.stream(WORDS).map(w -> "'" + w + "'").toList())));
    jdbc.execute("analyze segment_segment");
  }

  private void compare(Report report, HttpCaller caller, JdbcTemplate jdbc) {
    for (String part : List.of("理财", "期", "000123", "发理")) {
      report.compare(
          "total of " + part,
          caller.get("/api/segments/facets?search=" + encoded(part)).json().path("total").asLong(),
          Objects.requireNonNull(
              jdbc.queryForObject(
                  "select count(*) from segment_segment where position(? in name || ' ' || code) >"
                      + " 0",
                  Long.class,
                  part)));
    }
  }

  private void measure(Report report, HttpCaller caller) throws IOException {
    print(report, "list, first page", 300, () -> get(caller, "/api/segments"));
    String[] next = {""};
    print(
        report,
        "list, the next page",
        300,
        () -> {
          HttpCaller.Answer answer = get(caller, "/api/segments?after=" + encoded(next[0]));
          next[0] = answer.json().path("next").asString("");
          return answer;
        });
    print(report, "search by a word of two characters", 300, () -> search(caller, word()));
    print(report, "search by two words", 300, () -> search(caller, word() + word()));
    print(report, "search by a code", 300, () -> search(caller, code()));
    print(
        report,
        "counts by kind, class and owner",
        1_000,
        () -> get(caller, "/api/segments/facets"));
    print(
        report,
        "counts of a search",
        1_000,
        () -> get(caller, "/api/segments/facets?search=" + encoded(word())));
    print(report, "open", 300, () -> get(caller, "/api/segments/" + code()));
    print(report, "who uses it", 300, () -> get(caller, "/api/segments/" + code() + "/users"));
    print(
        report,
        "intersection of two, counted",
        300,
        () ->
            caller.sendText(
                "POST",
                "/api/segments/count",
                "{\"kind\":\"ALGEBRA\",\"definition\":{\"intersect\":[{\"segment\":\"%s\"},{\"segment\":\"%s\"}]}}"
                    .formatted(code(), code()),
                "application/json"));
  }

  private HttpCaller.Answer search(HttpCaller caller, String part) {
    return get(caller, "/api/segments?search=" + encoded(part));
  }

  private static HttpCaller.Answer get(HttpCaller caller, String path) {
    return caller.get(path);
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private String code() {
    return "SEG-%06d".formatted(1 + random.nextInt(SEGMENTS));
  }

  private void print(Report report, String figure, double limit, Supplier<HttpCaller.Answer> work)
      throws IOException {
    Times.print(report, name(), figure, limit, REQUESTS, true, work);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
