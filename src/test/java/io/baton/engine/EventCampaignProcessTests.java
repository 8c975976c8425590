package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class EventCampaignProcessTests {
  @Autowired CampaignWorld world;

  @Test
  void shouldKeepTheTriggerOpenUntilTheCampaignEnds() {
    long campaign = world.newCampaign();
    String endAt =
        world
            .jdbc
            .sql("SELECT to_char(shared_now() + interval '5 days', 'YYYY-MM-DD\"T\"HH24:MI:SSOF')")
            .query(String.class)
            .single();
    world.lifeCycles.start("event-campaign", campaign, Map.of(LifeCycles.END_AT, iso(endAt)));
    complete(campaign, Map.of());
    complete(campaign, Map.of("approved", true));
    awaitLife(campaign, "launch", "open-trigger");
    awaitAt(campaign, "Wait_CampaignEnd");

    world.advance(Duration.ofDays(5).plusMinutes(1));
    awaitLife(campaign, "launch", "open-trigger", "close-trigger", "evaluate");
  }

  /** PostgreSQL writes +00 where Java wants +00:00. */
  private static String iso(String text) {
    return text.matches(".*[+-]\\d\\d") ? text + ":00" : text;
  }

  private void complete(long campaign, Map<String, Object> facts) {
    world.tasks.complete(world.tasks.ofLifeCycle(campaign).get(0).id(), facts);
  }

  private void awaitAt(long campaign, String element) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                world.lifeCycles.counts(campaign).stream()
                    .anyMatch(c -> c.elementId().equals(element) && c.waiting() == 1));
  }

  private static void awaitLife(long campaign, String... tasks) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(FakeBank.LIFE.get(campaign)).containsExactly(tasks));
  }
}
