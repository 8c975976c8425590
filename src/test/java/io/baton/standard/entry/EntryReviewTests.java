package io.baton.standard.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The second person's look at entries, and rules that change meanwhile. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=standard")
class EntryReviewTests extends EntryBank {
  @Test
  void shouldTakeAnEntryOnlyAfterSomebodyElseHasLookedAtIt() {
    tag(true, "NUMBER");
    long batch = enter(manager, own + "-1", "42").json().path("id").asLong();

    assertThat(column().known()).as("waits").isZero();
    assertThat(decide(manager, batch, true, null).code()).isEqualTo("ENTRY_OWN_REVIEW");
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        "update standard_batch set state = 'ACCEPTED', reviewed_by = entered_by where id = ?")
                    .param(batch)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    HttpCaller west = HttpCaller.signedIn(port, "approver-w", PASSWORD);
    assertThat(west.get("/api/entry-reviews").text()).doesNotContain(own);
    assertThat(west.get("/api/entry-reviews/" + batch).code()).isEqualTo("ENTRY_REVIEW_UNKNOWN");
    assertThat(decide(west, batch, true, null).code()).isEqualTo("ENTRY_REVIEW_UNKNOWN");
    assertThat(decide(keeper, batch, true, null).status()).isEqualTo(403);

    assertThat(reviewer.get("/api/entry-reviews").text()).contains(own);
    JsonNode review = reviewer.get("/api/entry-reviews/" + batch).json();
    assertThat(review.at("/lines/0/customer").asString()).isEqualTo(own + "-1");
    assertThat(review.at("/lines/0/value").asString()).isEqualTo("42");
    assertThat(review.at("/lines/0/before").isNull()).isTrue();
    assertThat(decide(reviewer, batch, true, "ok").json().path("state").asString())
        .isEqualTo("ACCEPTED");
    assertThat(column().textAt(id("-1"))).isEqualTo("42");
    assertThat(decide(reviewer, batch, false, "no").code()).isEqualTo("ENTRY_DECIDED");

    long second = enter(manager, own + "-1", "43").json().path("id").asLong();
    assertThat(decide(reviewer, second, false, " ").code()).isEqualTo("ENTRY_NOTE_MISSING");
    HttpCaller head = HttpCaller.signedIn(port, "approver-0", PASSWORD);
    assertThat(decide(head, second, false, "ask again").json().path("state").asString())
        .isEqualTo("RETURNED");
    assertThat(column().textAt(id("-1"))).isEqualTo("42");
    JsonNode batches = manager.get("/api/manual-tags/" + own + "/batches").json();
    assertThat(batches.at("/0/note").asString()).isEqualTo("ask again");
    assertThat(batches.at("/0/own").asBoolean()).isTrue();
    assertThat(actions()).contains("ENTRY_MADE", "ENTRY_ACCEPTED", "ENTRY_RETURNED");
  }

  @Test
  void shouldHoldChangedRulesAgainstWhatWaits() {
    tag(true, "NUMBER");
    long batch = enter(manager, own + "-1", "42").json().path("id").asLong();
    Map<String, Object> stricter = new HashMap<>(draft(Map.of("kind", "RANGE", "min", "50")));
    stricter.put("version", 1);
    assertThat(keeper.send("PUT", "/api/entry-rules/" + own, stricter).status()).isEqualTo(200);

    Answer refused = decide(reviewer, batch, true, null);

    assertThat(refused.code()).isEqualTo("ENTRY_REFUSED");
    assertThat(refused.json().at("/findings/0/code").asString()).isEqualTo(own);
    assertThat(column().known()).isZero();
    assertThat(reviewer.get("/api/entry-reviews").text()).as("still waits").contains(own);
  }

  private static Answer decide(
      HttpCaller caller, long batch, boolean accept, @Nullable String note) {
    Map<String, Object> body = new HashMap<>();
    body.put("accept", accept);
    body.put("note", note);
    return caller.send("POST", "/api/entry-reviews/" + batch + "/decision", body);
  }

  private List<String> actions() {
    return audit.page(0, 500).stream()
        .filter(entry -> entry.subject().equals("tag:" + own))
        .map(entry -> entry.action())
        .toList();
  }
}
