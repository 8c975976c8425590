package io.baton.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Every count of a portrait against the same asked of the imported file in SQL. */
@BatonTest
// A bank of its own: indexes and gains are against everybody there is.
@TestPropertySource(properties = "baton.portrait.smallest-group=10")
class PortraitTests extends PortraitBank {
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
}
