package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoomWaitTests {
  private static final Instant NOON = Instant.parse("2026-01-31T04:00:00Z");

  @Test
  void shouldWaitAsLongAsTheDiagramSays() {
    assertThat(RoomWait.until("", NOON, null)).isNull();
    assertThat(RoomWait.until("P3D", NOON, null)).isEqualTo(NOON.plus(Duration.ofDays(3)));
    assertThat(RoomWait.until("PT36H", NOON, null)).isEqualTo(NOON.plus(Duration.ofHours(36)));
    assertThat(RoomWait.until("P1M", NOON, null)).isAfter(NOON.plus(Duration.ofDays(27)));
  }

  @Test
  void shouldWaitNoLongerThanTheCampaignOrAMonth() {
    Instant ends = NOON.plus(Duration.ofDays(1));
    assertThat(RoomWait.until("P3D", NOON, ends)).isEqualTo(ends);
    assertThat(RoomWait.until("P1Y", NOON, null)).isEqualTo(NOON.plus(Duration.ofDays(31)));
  }
}
