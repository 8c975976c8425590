package io.baton.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What a portrait warns of, and what it hides from whom. */
@BatonTest
// A bank of its own: indexes and gains are against everybody there is.
@TestPropertySource(properties = "baton.portrait.smallest-group=10")
class PortraitWarningsTests extends PortraitBank {
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
    assertThat(file.text()).startsWith("tag,dimension,attribute,value,").contains("folk.c3,");
  }
}
