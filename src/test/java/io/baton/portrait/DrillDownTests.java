package io.baton.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Further down step by step, together and side by side, against SQL. */
@BatonTest
// A bank of its own: indexes and gains are against everybody there is.
@TestPropertySource(properties = "baton.portrait.smallest-group=10")
class DrillDownTests extends PortraitBank {
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
}
