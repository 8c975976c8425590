package io.baton.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.segment.Segment;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What takes effect stays as it was, and who has to approve it. */
@BatonTest
class GroupingEffectTests extends GroupingBank {
  @Test
  void shouldKeepAGroupAsItWasWhateverTheTagsSay() {
    String code = grouping("frozen", "grp-all", "{\"decision\":\"grp-layers\"}", null);
    JsonNode groups = effect(code, finished(code, start(code))).json().path("groups");
    String segment = groups.get(0).path("segment").asString();
    String hash = groups.get(0).path("hash").asString();

    importScores(37);
    try {
      assertThat(segments.evaluate(segments.find(segment).orElseThrow()).hash()).isEqualTo(hash);
      Answer byHand =
          maker.sendText(
              "PUT",
              "/api/segments/" + segment,
              "{\"definition\":{\"group\":1,\"hash\":\"x\"},\"version\":1}",
              "application/json");
      assertThat(byHand.code()).isEqualTo("SEGMENT_INVALID");
      assertThat(
              maker
                  .sendText(
                      "POST",
                      "/api/segments",
                      "{\"name\":\"x\",\"kind\":\"GROUP\",\"definition\":"
                          + segments.find(segment).orElseThrow().definition()
                          + "}",
                      "application/json")
                  .code())
          .isEqualTo("SEGMENT_INVALID");

      JsonNode again = effect(code, finished(code, start(code))).json();
      Segment now = segments.find(segment).orElseThrow();
      assertThat(now.version()).isEqualTo(2);
      assertThat(again.path("division").asInt()).isEqualTo(2);
      assertThat(segments.evaluate(now).hash())
          .isEqualTo(again.at("/groups/0/hash").asString())
          .isNotEqualTo(hash);
    } finally {
      importScores(0);
    }
  }

  @Test
  void shouldAskASecondPersonWhereTooManyMoveAndShowExactlyHowMany() {
    String code = grouping("four eyes", "grp-all", "{\"decision\":\"grp-layers\"}", "0.10");
    JsonNode first = effect(code, finished(code, start(code))).json();
    assertThat(first.path("standing").asString()).isEqualTo("IN_EFFECT");
    importScores(37);
    try {
      long expected = 0;
      for (int i = 0; i < CUSTOMERS; i++) {
        if (!layerOf(i * 7_919 % 100).equals(layerOf((i * 7_919 + 37) % 100))) {
          expected++;
        }
      }
      JsonNode run = finished(code, start(code));
      assertThat(run.at("/moves/moved").asLong()).isEqualTo(expected);
      assertThat(run.at("/moves/among").asLong()).isEqualTo(CUSTOMERS);

      JsonNode waits = effect(code, run).json();
      assertThat(waits.path("standing").asString()).isEqualTo("AWAITING");
      String way = "/api/groupings/" + code + "/runs/" + run.path("id").asLong();
      Map<String, String> hash = Map.of("hash", run.path("hash").asString());
      assertThat(maker.send("POST", way + "/approval", hash).code())
          .isEqualTo("GROUPING_OWN_CHANGE");
      assertThat(approver.send("POST", way + "/approval", Map.of("hash", "else")).code())
          .isEqualTo("GROUPING_CHANGED");
      assertThat(approver.send("POST", way + "/refusal", Map.of("comment", " ")).code())
          .isEqualTo("GROUPING_INVALID");
      assertThat(segmentHash(first, 0)).isEqualTo(first.at("/groups/0/hash").asString());

      JsonNode approved = approver.send("POST", way + "/approval", hash).json();
      assertThat(approved.path("standing").asString()).isEqualTo("IN_EFFECT");
      assertThat(approved.path("decidedBy").asString()).isEqualTo("gus");
      assertThat(segmentHash(first, 0)).isEqualTo(run.at("/groups/0/hash").asString());
      assertThat(runs.find(first.path("id").asLong()).orElseThrow().standing())
          .isEqualTo(GroupingRun.Standing.REPLACED);
      assertThat(approver.send("POST", way + "/approval", hash).code())
          .isEqualTo("GROUPING_WRONG_STANDING");
    } finally {
      importScores(0);
    }
  }

  @Test
  void shouldAskASecondPersonWhereSomebodyLoosensTheLimit() {
    String code = grouping("limit", "grp-all", "{\"decision\":\"grp-layers\"}", "0.10");
    effect(code, finished(code, start(code)));
    Answer loosened =
        maker.sendText(
            "PUT",
            "/api/groupings/" + code,
            draft("limit", "LAYERS", "grp-all", "{\"decision\":\"grp-layers\"}", "0.90")
                .replaceFirst("\\{", "{\"version\":1,"),
            "application/json");
    assertThat(loosened.status()).as(loosened.text()).isEqualTo(200);

    JsonNode run = finished(code, start(code));
    assertThat(run.at("/moves/moved").asLong()).isZero();
    assertThat(effect(code, run).json().path("standing").asString()).isEqualTo("AWAITING");
  }

  private String segmentHash(JsonNode run, int group) {
    String code = run.path("groups").get(group).path("segment").asString();
    return segments.evaluate(segments.find(code).orElseThrow()).hash();
  }
}
