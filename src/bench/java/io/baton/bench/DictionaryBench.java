package io.baton.bench;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.dictionary.Dictionaries;
import io.baton.dictionary.Dictionary.Subject;
import io.baton.dictionary.Entry;
import io.baton.dictionary.Loaded;
import io.baton.testing.HttpCaller;
import io.baton.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A dictionary of {@code -Dbench.size=} merchants (3,000,000 by default) out of one file, searched
 * over HTTP as the picker does it, and segments by events over {@code -Dbench.events=} events
 * (2,000,000) of {@code -Dbench.customers=} customers (200,000). Answers are compared first, with
 * what a look at every merchant and at every event finds.
 */
final class DictionaryBench implements Benchmark {
  private static final int SIZE = Integer.getInteger("bench.size", 3_000_000);
  private static final int REQUESTS = 200;
  private static final int COLD = 60;
  private static final int PAGE = 200;
  private static final int COMPARED = 3 * PAGE;
  private static final String PASSWORD = "correct horse battery 7";

  private final Random random = new Random(140);
  private final Merchants merchants = new Merchants(SIZE);

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
      load(report, application.getBean(Dictionaries.class));
      disk(report, jdbc);
      search(report, caller, new ColdFiles(jdbc));
      compare(report, caller);
      new MerchantSegments(merchants, random).run(report, application, caller, jdbc);
    }
  }

  private void load(Report report, Dictionaries dictionaries) throws IOException {
    dictionaries.put("merchants", Subject.MERCHANT, "商户", "Merchants");
    long started = System.nanoTime();
    try (PeakHeap heap = PeakHeap.measure();
        InputStream file = merchants.file()) {
      Loaded loaded = dictionaries.loadCsv("merchants", file);
      double seconds = (System.nanoTime() - started) / 1e9;
      report.compare("added", loaded.added(), (long) SIZE);
      report.compare("refused", loaded.refused(), (long) merchants.broken());
      report.note(
          "%,d merchants in %,.0f s, %,.0f a second".formatted(SIZE, seconds, SIZE / seconds));
      report.print(
          Figure.below(name(), "load, the making of the lines included", "s", seconds, 1_800));
      report.print(
          Figure.below(name(), "most heap while it loads", "MB", heap.bytes() / 1e6, 1_500));
    }
  }

  private void disk(Report report, JdbcTemplate jdbc) throws IOException {
    jdbc.execute("vacuum analyze dictionary_block");
    long bytes =
        Objects.requireNonNull(
            jdbc.queryForObject(
                "select pg_total_relation_size('dictionary_block')"
                    + " + pg_total_relation_size('dictionary_entry')",
                Long.class));
    report.print(
        Figure.below(
            name(), "disk for an entry, indexes included", "bytes", (double) bytes / SIZE, 100));
  }

  private void search(Report report, HttpCaller caller, ColdFiles files) throws IOException {
    String[] next = {""};
    Map<String, Supplier<HttpCaller.Answer>> asked = new LinkedHashMap<>();
    asked.put("one letter, all codes begin so", () -> get(caller, "M", 20));
    asked.put("one character of the name", () -> get(caller, zh().substring(0, 1), 20));
    asked.put("two characters of the name", () -> get(caller, zh().substring(0, 2), 20));
    asked.put("four characters of the name", () -> get(caller, zh().substring(0, 4), 20));
    asked.put("a whole name", () -> get(caller, zh(), 20));
    asked.put("one letter of the English name", () -> get(caller, en().substring(0, 1), 20));
    asked.put("the beginning of the English name", () -> get(caller, en().substring(0, 6), 20));
    asked.put("the beginning of the code", () -> get(caller, code().substring(0, 6), 20));
    asked.put("a whole code", () -> get(caller, code(), 20));
    asked.put("nothing begins so", () -> get(caller, "没有" + pick(), 20));
    asked.put("a page of two hundred", () -> get(caller, zh().substring(0, 3), PAGE));
    asked.put(
        "the next page of fifty",
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
    asked.put("names of a thousand codes", () -> names(caller, codes(1_000)));
    // Before anything of it has been read; then with what reading it has left in memory.
    for (Map.Entry<String, Supplier<HttpCaller.Answer>> each : asked.entrySet()) {
      files.forget();
      Times.print(report, name(), each.getKey() + ", cold", 300, COLD, false, each.getValue());
    }
    for (Map.Entry<String, Supplier<HttpCaller.Answer>> each : asked.entrySet()) {
      Times.print(report, name(), each.getKey(), 300, REQUESTS, true, each.getValue());
    }
  }

  private void compare(Report report, HttpCaller caller) {
    List<String> prefixes = new ArrayList<>(List.of("", "M", "m0", "北", "上海", "X", "wang", "没"));
    for (int i = 0; i < 4; i++) {
      String zh = zh();
      prefixes.addAll(
          List.of(
              zh,
              zh.substring(0, 4),
              en().toUpperCase(Locale.ROOT).substring(0, 5),
              code().substring(0, 7)));
    }
    Map<String, List<String>> expected =
        merchants.found(prefixes.stream().distinct().toList(), COMPARED);
    expected.forEach(
        (prefix, codes) -> {
          List<String> found = new ArrayList<>();
          String after = "";
          while (after != null && found.size() < COMPARED) {
            JsonNode page =
                caller
                    .get(
                        "/api/dictionaries/merchants/entries?limit=%d&search=%s%s"
                            .formatted(PAGE, encoded(prefix), after))
                    .json();
            page.path("items").forEach(entry -> found.add(same(report, entry)));
            after = page.path("next").isNull() ? null : "&after=" + page.path("next").asString();
          }
          report.compare(
              "'" + prefix + "'", found.subList(0, Math.min(COMPARED, found.size())), codes);
        });
    List<String> asked = codes(9_000);
    asked.addAll(List.of("nobody", "M", "Z", "M" + "9".repeat(9), "é", "没有"));
    JsonNode named = names(caller, asked).json();
    named.path("items").forEach(entry -> same(report, entry));
    report.compare("unknown", named.path("unknown").size(), 6);
    report.compare(
        "named", named.path("items").size(), (int) asked.stream().distinct().count() - 6);
    report.note("%,d prefixes compared, as far as %d entries".formatted(expected.size(), COMPARED));
  }

  /** Its code, if the names are those of the code. */
  private String same(Report report, JsonNode found) {
    String code = found.path("code").asString();
    Entry entry = merchants.entry(Integer.parseInt(code.substring(1)));
    report.compare(code, found.path("nameZh").asString(), entry.nameZh());
    report.compare(
        code, found.path("nameEn").asString(""), Objects.requireNonNullElse(entry.nameEn(), ""));
    return code;
  }

  private List<String> codes(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> code())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private int pick() {
    return random.nextInt(SIZE);
  }

  private String code() {
    return Merchants.code(pick());
  }

  private String zh() {
    return merchants.entry(pick()).nameZh();
  }

  private String en() {
    String name = merchants.entry(pick() / 3 * 3 + 1).nameEn();
    return Objects.requireNonNull(name);
  }

  private static HttpCaller.Answer get(HttpCaller caller, String prefix, int limit) {
    return caller.get(
        "/api/dictionaries/merchants/entries?limit=%d&search=%s".formatted(limit, encoded(prefix)));
  }

  private static HttpCaller.Answer names(HttpCaller caller, List<String> codes) {
    return caller.send("POST", "/api/dictionaries/merchants/names", Map.of("codes", codes));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
