package io.baton.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.source.Warehouse;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Every count of a portrait against the same asked of the imported file in SQL. */
@BatonTest
// A bank of its own: indexes and gains are against everybody there is.
@TestPropertySource(properties = "baton.portrait.smallest-group=10")
class PortraitTests {
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Sources sources;
  @Autowired Warehouse warehouse;
  @Autowired JdbcTemplate jdbc;

  private HttpCaller caller;

  @BeforeEach
  void importPeople() {
    if (users.find("paula").isEmpty()) {
      users.create(new UserDraft("paula", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("oscar", PASSWORD, Set.of("OPERATOR"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "paula", PASSWORD);
    if (sources.find("folk").isEmpty()) {
      new ImportCalls(caller).done("code=folk&key=id", Folk.people());
      new ImportCalls(caller).done("code=folkmore&key=id", Folk.noise());
      for (String source : List.of("folk", "folkmore")) {
        String path = "/api/sources/" + source + "/tags";
        assertThat(caller.send("POST", path, Map.of()).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void shouldShowThePlantedDifferences() {
    String buyers = segment("buy", "yes");

    JsonNode portrait = caller.get("/api/portraits/" + buyers + "?search=folk.").json();

    assertThat(portrait.path("counted").asInt()).isEqualTo(Folk.COLUMNS);
    assertThat(portrait.path("coarse").asBoolean()).isFalse();
    assertThat(codes(portrait.path("tags")).subList(0, 4))
        .containsExactlyInAnyOrder("folk.buy", "folk.c3", "folk.c50", "folk.n101");
    JsonNode cell = cell(tag(portrait, "folk.c3"), "v1");
    long inside = count("buy = 'yes' and c3 = 'v1'");
    double share = (double) inside / count("buy = 'yes'");
    double base = (double) count("c3 = 'v1'") / everyone(portrait);
    assertThat(measure(cell).path("count").asLong()).isEqualTo(inside);
    assertThat(measure(cell).path("index").asDouble())
        .isCloseTo(100 * share / base, org.assertj.core.data.Offset.offset(0.1));
  }

  @Test
  void shouldCountFourSegmentsOverAllTagsAsSqlDoes() {
    List<String> codes =
        List.of(
            segment("buy", "yes"), segment("buy", "no"), segment("c1", "v0"), segment("c2", "v2"));
    List<String> sql = List.of("buy = 'yes'", "buy = 'no'", "c1 = 'v0'", "c2 = 'v2'");

    JsonNode portrait =
        ask(Map.of("segments", codes, "limit", Folk.COLUMNS, "search", "folk.")).json();

    assertThat(portrait.path("tags").size()).isEqualTo(Folk.COLUMNS);
    int cells = 0;
    for (JsonNode tag : portrait.path("tags")) {
      for (JsonNode cell : tag.path("cells")) {
        String where = sql(tag.path("code").asString().substring("folk.".length()), cell);
        cells++;
        for (int g = 0; g < codes.size(); g++) {
          long shown = cell.path("groups").get(g).path("count").asLong();
          expected(sql.get(g), where, shown);
        }
      }
    }
    compare();
    assertThat(cells).isGreaterThan(500);
  }

  @Test
  void shouldTurnPagesOfTheMostTelling() {
    Map<String, Object> question =
        Map.of("segments", List.of(segment("buy", "yes")), "search", "folk.");
    List<String> whole = new ArrayList<>();
    for (int skip = 0; skip < Folk.COLUMNS; skip += 50) {
      Map<String, Object> page = new HashMap<>(question);
      page.put("limit", 50);
      page.put("skip", skip);
      JsonNode portrait = ask(page).json();
      assertThat(portrait.path("counted").asInt()).isEqualTo(Folk.COLUMNS);
      portrait.path("tags").forEach(tag -> whole.add(tag.path("code").asString()));
    }

    Map<String, Object> all = new HashMap<>(question);
    all.put("limit", 500);
    List<String> once = new ArrayList<>();
    ask(all).json().path("tags").forEach(tag -> once.add(tag.path("code").asString()));
    assertThat(whole).isEqualTo(once);
  }

  @Test
  void shouldRefuseAFifthSegmentAndNonsense() {
    String one = segment("buy", "yes");
    Answer fifth = ask(Map.of("segments", List.of("a", "b", "c", "d", "e")));
    assertThat(fifth.status()).isEqualTo(422);
    assertThat(fifth.code()).isEqualTo("PORTRAIT_TOO_MANY_SEGMENTS");
    assertThat(fifth.json().path("findings").get(0).path("place").asString())
        .isEqualTo("/segments/4");
    assertThat(ask(Map.of()).code()).isEqualTo("PORTRAIT_SEGMENTS");
    assertThat(ask(Map.of("segments", List.of(one, one))).code()).isEqualTo("PORTRAIT_SEGMENTS");
    assertThat(ask(Map.of("segments", List.of("nope"))).code()).isEqualTo("SEGMENT_UNKNOWN");
    Map<String, Object> noValue = Map.of("tag", "folk.c1", "slots", List.of());
    Answer step = ask(Map.of("segments", List.of(one), "steps", List.of(noValue)));
    assertThat(step.code()).isEqualTo("PORTRAIT_STEP");
    assertThat(step.json().path("findings").get(0).path("place").asString())
        .isEqualTo("/steps/0/slots");
    Answer unknown = ask(Map.of("segments", List.of(one), "steps", List.of(step("nope", "v"))));
    assertThat(unknown.code()).isEqualTo("RULE_UNKNOWN_FIELD");
  }

  @Test
  void shouldPaintAnIntersectionAndKeepIt() {
    Map<String, Object> question =
        Map.of("segments", List.of(segment("buy", "yes"), segment("c1", "v0")), "together", true);

    JsonNode portrait = ask(question).json();
    Answer kept =
        caller.send(
            "POST", "/api/portraits/segments", Map.of("name", "Both", "question", question));

    long both = count("buy = 'yes' and c1 = 'v0'");
    assertThat(portrait.path("groups").get(0).path("count").asLong()).isEqualTo(both);
    assertThat(portrait.path("groups").size()).isEqualTo(3);
    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    assertThat(count(kept.json().path("code").asString(), true)).isEqualTo(both);
  }

  @Test
  void shouldGoDownFiveStepsExactlyAndKeepWhoIsLeft() {
    String start = segment("buy", "yes");
    List<Map<String, Object>> steps =
        List.of(
            step("folk.c1", "v0", "v1"),
            step("folk.c2", "v0", "v2"),
            step("folk.c3", "v1", "v2"),
            Map.of(
                "tag",
                "folk.n101",
                "slots",
                List.of(
                    Map.of("kind", "RANGE", "from", "20", "to", "90"), Map.of("kind", "MISSING"))),
            Map.of(
                "tag",
                "folk.d140",
                "slots",
                List.of(Map.of("kind", "RANGE", "from", "2025-02-01"))));
    List<String> sql =
        List.of(
            "buy = 'yes' and c1 in ('v0','v1')",
            "c2 in ('v0','v2')",
            "c3 in ('v1','v2')",
            "(n101 is null or (n101 >= 20 and n101 < 90))",
            "d140 >= date '2025-02-01'");
    Map<String, Object> question = Map.of("segments", List.of(start), "steps", steps);

    JsonNode portrait = ask(question).json();
    JsonNode kept =
        caller
            .send("POST", "/api/portraits/segments", Map.of("name", "Left", "question", question))
            .json();

    for (int i = 0; i < steps.size(); i++) {
      long expected = count(String.join(" and ", sql.subList(0, i + 1)));
      assertThat(portrait.path("trail").get(i).path("counts").get(0).asLong())
          .as("step %d", i)
          .isEqualTo(expected);
    }
    long left = count(String.join(" and ", sql));
    assertThat(left).isPositive();
    assertThat(count(kept.path("code").asString(), true)).isEqualTo(left);
  }

  @Test
  void shouldLayTwoSegmentsSideBySideStepByStep() {
    JsonNode funnel =
        ask(Map.of(
                "segments", List.of(segment("buy", "yes"), segment("buy", "no")),
                "limit", 0,
                "steps", List.of(step("folk.c1", "v0", "v1"), step("folk.c3", "v1"))))
            .json();

    JsonNode last = funnel.path("trail").get(1).path("counts");
    assertThat(last.get(0).asLong())
        .isEqualTo(count("buy='yes' and c1 in ('v0','v1') and c3='v1'"));
    assertThat(last.get(1).asLong()).isEqualTo(count("buy='no' and c1 in ('v0','v1') and c3='v1'"));
    assertThat(funnel.path("tags").size()).isZero();
  }

  @Test
  void shouldProposeThePlantedTags() {
    Answer answer =
        caller.send(
            "POST",
            "/api/portraits/recommendations",
            Map.of("steps", List.of(step("folk.buy", "yes")), "search", "folk"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode proposals = answer.json().path("tags");
    assertThat(codes(proposals).subList(0, 5)).contains("folk.c3", "folk.c50", "folk.n101");
    assertThat(codes(proposals)).doesNotContain("folk.buy");
    assertThat(proposals.get(0).path("bits").asDouble())
        .isPositive()
        .isLessThan(answer.json().path("most").asDouble());
    Answer used =
        ask(Map.of("segments", List.of(), "steps", List.of(proposals.get(0).path("step"))));
    assertThat(used.json().path("trail").get(0).path("counts").get(0).asLong()).isPositive();
  }

  @Test
  void shouldWarnOfEmptyAndOversizeSegments() {
    String empty = segment("c1", "never");
    JsonNode portrait = caller.get("/api/portraits/" + empty).json();
    assertThat(portrait.path("warnings").get(0).path("code").asString()).isEqualTo("EMPTY");
    String rule = "{\"not\":{\"field\":\"folk.c1\",\"op\":\"eq\",\"value\":\"never\"}}";
    JsonNode all = caller.get("/api/portraits/" + create("All", rule)).json();
    assertThat(all.path("warnings").get(0).path("code").asString()).isEqualTo("OVERSIZE");
  }

  @Test
  void shouldWarnOfTagsThatAreOlderThanTheyMayBe() {
    String buyers = segment("buy", "yes");
    Set<String> fresh = Set.copyOf(warnings(buyers));
    jdbc.update(
        "update tag_tag set computed_at = computed_at - interval '400 days' where code = 'folk.buy'");
    try {
      assertThat(fresh).doesNotContain("STALE");
      assertThat(warnings(buyers)).contains("STALE");
      assertThat(warnings(segment("c1", "v0"))).doesNotContain("STALE");
    } finally {
      jdbc.update(
          "update tag_tag set computed_at = computed_at + interval '400 days' where code = 'folk.buy'");
    }
  }

  private List<String> warnings(String segment) {
    return caller
        .get("/api/portraits/" + segment)
        .json()
        .path("warnings")
        .valueStream()
        .map(warning -> warning.path("code").asString())
        .toList();
  }

  @Test
  void shouldRoundForWhoMayNotSeeSmallGroups() {
    String buyers = segment("buy", "yes");
    HttpCaller operator = HttpCaller.signedIn(port, "oscar", PASSWORD);

    JsonNode portrait = operator.get("/api/portraits/" + buyers).json();

    assertThat(portrait.path("coarse").asBoolean()).isTrue();
    assertThat(portrait.path("groups").get(0).path("count").asLong() % 10).isZero();
    for (JsonNode tag : portrait.path("tags")) {
      assertThat(tag.path("means").size()).isZero();
      for (JsonNode cell : tag.path("cells")) {
        JsonNode count = measure(cell).path("count");
        assertThat(count.isNull() || (count.asLong() >= 10 && count.asLong() % 10 == 0)).isTrue();
      }
    }
    JsonNode few = operator.get("/api/portraits/" + segment("c1", "never")).json();
    assertThat(few.path("groups").get(0).path("count").isNull()).isTrue();
    assertThat(few.path("warnings").get(0).path("code").asString()).isEqualTo("SMALL");
    assertThat(operator.get("/api/portraits/" + buyers + "/portrait.csv").status()).isEqualTo(403);
  }

  @Test
  void shouldExportOnTheRecord() {
    String buyers = segment("buy", "yes");
    Answer file = caller.get("/api/portraits/" + buyers + "/portrait.csv");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.text()).startsWith("tag,theme,value,").contains("folk.c3,");
  }

  private final List<String> expressions = new ArrayList<>();
  private final List<Long> shown = new ArrayList<>();

  /** Asked in one pass at the end: thousands of queries would take minutes. */
  private void expected(String group, String where, long count) {
    expressions.add("count(*) filter (where " + group + " and " + where + ")");
    shown.add(count);
  }

  private void compare() {
    for (int from = 0; from < expressions.size(); from += 500) {
      int start = from;
      int end = Math.min(from + 500, expressions.size());
      warehouse.query(
          "select %s from read_parquet(%s)"
              .formatted(String.join(", ", expressions.subList(start, end)), file()),
          row -> {
            for (int i = start; i < end; i++) {
              assertThat(shown.get(i)).as(expressions.get(i)).isEqualTo(row.getLong(i - start + 1));
            }
          });
    }
  }

  private static String sql(String column, JsonNode cell) {
    JsonNode slot = cell.path("slot");
    return switch (slot.path("kind").asString()) {
      case "VALUE" -> "%s = '%s'".formatted(column, slot.path("value").asString());
      case "MISSING" -> column + " is null";
      default -> {
        StringJoiner ends = new StringJoiner(" and ");
        ends.add(column + " is not null");
        String quote = column.startsWith("d") ? "'" : "";
        if (!slot.path("from").isNull()) {
          ends.add(column + " >= " + quote + slot.path("from").asString() + quote);
        }
        if (!slot.path("to").isNull()) {
          ends.add(column + " < " + quote + slot.path("to").asString() + quote);
        }
        yield ends.toString();
      }
    };
  }

  /** All customers of the shared context, of other tests too: what shares are of. */
  private static long everyone(JsonNode portrait) {
    return portrait.path("base").asLong();
  }

  private Answer ask(Map<String, ?> question) {
    return caller.send("POST", "/api/portraits", question);
  }

  private static Map<String, Object> step(String tag, String... values) {
    List<Map<String, String>> slots = new ArrayList<>();
    for (String value : values) {
      slots.add(Map.of("kind", "VALUE", "value", value));
    }
    return Map.of("tag", tag, "slots", slots);
  }

  private String segment(String column, String value) {
    return create(
        column + " " + value,
        "{\"field\":\"folk.%s\",\"op\":\"eq\",\"value\":\"%s\"}".formatted(column, value));
  }

  private String create(String name, String rule) {
    Answer made =
        caller.sendText(
            "POST",
            "/api/segments",
            "{\"name\":\"%s\",\"among\":\"folk\",\"rule\":%s}".formatted(name, rule),
            "application/json");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("code").asString();
  }

  private long count(String segment, boolean now) {
    assertThat(now).isTrue();
    return caller
        .get("/api/portraits/" + segment + "?limit=0")
        .json()
        .path("groups")
        .get(0)
        .path("count")
        .asLong();
  }

  private long count(String where) {
    long[] found = new long[1];
    warehouse.query(
        "select count(*) from read_parquet(%s) where %s".formatted(file(), where),
        row -> found[0] = row.getLong(1));
    return found[0];
  }

  private String file() {
    return Warehouse.text(sources.parquet("folk").toString());
  }

  private static List<String> codes(JsonNode tags) {
    List<String> codes = new ArrayList<>();
    tags.forEach(tag -> codes.add(tag.path("code").asString()));
    return codes;
  }

  private static JsonNode tag(JsonNode portrait, String code) {
    for (JsonNode tag : portrait.path("tags")) {
      if (tag.path("code").asString().equals(code)) {
        return tag;
      }
    }
    throw new AssertionError("no tag " + code);
  }

  private static JsonNode cell(JsonNode tag, String value) {
    for (JsonNode cell : tag.path("cells")) {
      if (cell.path("slot").path("value").asString().equals(value)) {
        return cell;
      }
    }
    throw new AssertionError("no cell " + value);
  }

  private static JsonNode measure(JsonNode cell) {
    return cell.path("groups").get(0);
  }
}
