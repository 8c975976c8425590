package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Daily snapshots. */
@BatonTest
class RefreshingTests extends KindBank {
  @Test
  void shouldRefreshOnceADayAndSayWhoCameAndWent() {
    create("daily", "RULE", "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":80}");
    Answer set = caller.send("PUT", "/api/segments/daily/refresh", Map.of("at", "00:00:00"));
    assertThat(set.json().path("refreshAt").asString()).isEqualTo("00:00:00");

    refreshing.refreshDue();
    refreshing.refreshDue();
    change("daily", "{\"field\":\"kinds.n\",\"op\":\"between\",\"value\":[70,89]}");
    jdbc.update("update segment_segment set refreshed_on = refreshed_on - 1 where code = 'daily'");
    refreshing.refreshDue();

    JsonNode snapshots = caller.get("/api/segments/daily/snapshots").json();
    assertThat(snapshots.size()).isEqualTo(2);
    assertThat(snapshots.get(1).path("joined").isNull()).isTrue();
    assertThat(snapshots.get(0).path("joined").asLong()).isEqualTo(between(70, 79));
    assertThat(snapshots.get(0).path("departed").asLong()).isEqualTo(between(90, 99));
    caller.sendText("PUT", "/api/segments/daily/refresh", "{\"at\":null}", "application/json");
    assertThat(book.find("daily").orElseThrow().refreshAt()).isNull();
  }

  @Test
  void shouldRefreshTheOthersWhereOneCannotBe() {
    create("broken", "RULE", "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":1}");
    create("sound", "RULE", "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":2}");
    for (String code : List.of("broken", "sound")) {
      caller.send("PUT", "/api/segments/" + code + "/refresh", Map.of("at", "00:00:00"));
    }
    jdbc.update(
        "update segment_segment set definition = '{\"field\":\"gone\",\"op\":\"isNull\"}'::jsonb"
            + " where code = 'broken'");

    refreshing.refreshDue();

    assertThat(caller.get("/api/segments/sound/snapshots").json().size()).isEqualTo(1);
    assertThat(caller.get("/api/segments/broken/snapshots").json().size()).isZero();
    jdbc.update("update segment_segment set refresh_at = null where code = 'broken'");
  }

  private static long between(int from, int to) {
    return IntStream.range(0, CUSTOMERS)
        .filter(i -> i % 7 != 0 && value(i) >= from && value(i) <= to)
        .count();
  }
}
