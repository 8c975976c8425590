package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Drafts: whose they are, what they may hold and how they become a version. */
@BatonTest
class JourneyDraftTests extends Drawing {
  @Test
  void shouldKeepADraftThatIsNotFinishedAndPublishOneThatIs() {
    Answer begun = save(ann, incomplete(), 0, false);
    assertThat(begun.status()).isEqualTo(200);
    assertThat(begun.json().path("version").asLong()).isEqualTo(1);
    assertThat(begun.json().path("name").asString()).isEqualTo("Half a journey");

    Answer refused = publish(ann, 1);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("PROCESS_REFUSED");
    assertThat(refused.json().path("findings").get(0).path("place").asString()).isEqualTo("Start");
    assertThat(ann.get(draftPath()).json().path("version").asLong()).isEqualTo(1);

    assertThat(save(ann, complete("age >= 30"), 1, false).status()).isEqualTo(200);
    Answer published = publish(ann, 2);
    assertThat(published.status()).isEqualTo(201);
    assertThat(published.json().path("version").asInt()).isEqualTo(1);
    assertThat(ann.get(draftPath()).status()).isEqualTo(204);
    assertThat(processes.require(key).origin()).isEqualTo(ProcessOrigin.DRAWN);
    JsonNode item = item(ann);
    assertThat(item.path("version").asInt()).isEqualTo(1);
    assertThat(item.path("campaigns").asInt()).isZero();
    assertThat(audited()).containsExactly("JOURNEY_DRAFT_BEGUN", "PROCESS_SAVED");
  }

  @Test
  void shouldNotLetTwoTabsOverwriteEachOther() {
    save(ann, incomplete(), 0, false);
    assertThat(save(ann, complete("age >= 30"), 1, false).status()).isEqualTo(200);
    Answer late = save(ann, incomplete(), 1, false);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("JOURNEY_DRAFT_STALE");
    assertThat(save(ann, incomplete(), 0, false).code()).isEqualTo("JOURNEY_DRAFT_STALE");
    assertThat(publish(ann, 1).code()).isEqualTo("JOURNEY_DRAFT_STALE");
    assertThat(ann.get(draftPath()).json().path("xml").asString()).isEqualTo(complete("age >= 30"));
  }

  @Test
  void shouldNotTouchSomebodyElsesDraftUnasked() {
    save(ann, complete("age >= 30"), 0, false);
    assertThat(save(bob, incomplete(), 1, false).code()).isEqualTo("JOURNEY_DRAFT_OF_ANOTHER");
    assertThat(publish(bob, 1).code()).isEqualTo("JOURNEY_DRAFT_OF_ANOTHER");
    assertThat(bob.send("DELETE", draftPath() + "?version=1", Map.of()).code())
        .isEqualTo("JOURNEY_DRAFT_OF_ANOTHER");
    assertThat(item(bob).path("draft").path("author").asString()).isEqualTo("designer-ann");

    assertThat(save(bob, incomplete(), 1, true).status()).isEqualTo(200);
    assertThat(save(ann, incomplete(), 2, false).code()).isEqualTo("JOURNEY_DRAFT_OF_ANOTHER");
    assertThat(bob.send("DELETE", draftPath() + "?version=2", Map.of()).status()).isEqualTo(204);
    assertThat(audited())
        .containsExactly(
            "JOURNEY_DRAFT_BEGUN", "JOURNEY_DRAFT_TAKEN_OVER", "JOURNEY_DRAFT_DISCARDED");
  }

  /** The address for other programs knows the same rules as the designer. */
  @Test
  void shouldNotReplaceADiagramOfTheProduct() {
    assertThat(post("two-wave-followup").code()).isEqualTo("PROCESS_OF_PRODUCT");
    assertThat(post("standard-campaign").code()).isEqualTo("PROCESS_KEY_TAKEN");
    assertThat(post("no key").code()).isEqualTo("PROCESS_KEY");
    assertThat(ann.send("POST", "/api/processes", Map.of("key", key)).status()).isEqualTo(422);
    assertThat(processes.require("two-wave-followup").origin()).isEqualTo(ProcessOrigin.STARTER);
    assertThat(post(key).status()).isEqualTo(201);
  }

  private Answer post(String drawn) {
    return ann.send(
        "POST",
        "/api/processes",
        Map.of("key", drawn, "name", "Drawn elsewhere", "xml", complete("age >= 30")));
  }

  @Test
  void shouldKeepNothingHarmfulEvenAsADraft() {
    List<String> hostile =
        List.of(
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
            "not xml at all",
            complete("age >= 30").replace("name=\"Start\"", "name=\"${x}\""),
            complete("age >= 30").replace("bpmn:serviceTask", "bpmn:scriptTask"),
            complete("age >= 30")
                .replace("camunda:topic=\"touch\"", "camunda:class=\"java.lang.Runtime\""),
            complete("age >= 30").replace("Half", "x".repeat(1 << 20)));
    for (String xml : hostile) {
      Answer answer = save(ann, xml, 0, false);
      assertThat(answer.status()).as(xml.substring(0, 14)).isEqualTo(422);
      assertThat(answer.code()).isEqualTo("PROCESS_REFUSED");
      assertThat(answer.text()).doesNotContain("root:");
    }
    assertThat(ann.get(draftPath()).status()).isEqualTo(204);
    assertThat(ann.send("PUT", "/api/journeys/no%20key/draft", body(incomplete(), 0)).code())
        .isEqualTo("PROCESS_KEY");
    assertThat(
            ann.send("PUT", "/api/journeys/two-wave-followup/draft", body(incomplete(), 0)).code())
        .isEqualTo("PROCESS_OF_PRODUCT");
    assertThat(
            ann.send("PUT", "/api/journeys/standard-campaign/draft", body(incomplete(), 0)).code())
        .isEqualTo("PROCESS_KEY_TAKEN");
  }

  @Test
  void shouldNotPublishOverAVersionNobodySaw() {
    save(ann, complete("age >= 30"), 0, false);
    publish(ann, 1);
    Map<String, Object> unaware = new HashMap<>(body(complete("age >= 40"), 0));
    assertThat(ann.send("PUT", draftPath(), unaware).status()).isEqualTo(200);
    assertThat(publish(ann, 1).code()).isEqualTo("PROCESS_STALE");
    unaware.put("version", 1);
    unaware.put("basedOn", 1);
    assertThat(ann.send("PUT", draftPath(), unaware).status()).isEqualTo(200);
    assertThat(publish(ann, 2).json().path("version").asInt()).isEqualTo(2);
    assertThat(ann.get("/api/journeys/" + key + "/versions").json().size()).isEqualTo(2);
    assertThat(ann.get("/api/journeys/" + key + "/versions/1/xml").text()).contains("age &gt;= 30");
  }
}
