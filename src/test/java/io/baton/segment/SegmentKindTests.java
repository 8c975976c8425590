package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import io.baton.testing.BatonTest;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scores, and what is no definition of any kind. */
@BatonTest
class SegmentKindTests extends KindBank {
  @Test
  void shouldRefuseDefinitionsThatMeanNothing() {
    assertThat(post("x", "ALGEBRA", "{\"union\":[]}").code()).isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "ALGEBRA", "{\"xor\":[{\"segment\":\"a\"}]}").code())
        .isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "LIST", "{\"list\":\"; drop table\"}").code())
        .isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "LIST", "{\"list\":987654}").code()).isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "SCORE", "{\"field\":\"kinds.n\",\"top\":0}").code())
        .isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "SCORE", "{\"field\":\"kinds.n\",\"top\":1,\"bottom\":1}").code())
        .isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "SCORE", "{\"field\":\"nothing\",\"top\":1}").code())
        .isEqualTo("RULE_UNKNOWN_FIELD");
    assertThat(post("x", "MAGIC", "{}").code()).isEqualTo("SEGMENT_INVALID");
    String deep = "{\"union\":[".repeat(40) + "{\"segment\":\"a\"}" + "]}".repeat(40);
    assertThat(post("x", "ALGEBRA", deep).code()).isEqualTo("SEGMENT_INVALID");
  }

  @Test
  void shouldTakeTheFirstByScoreWithTiesInTheOrderOfRegistration() {
    String definition = "{\"field\":\"kinds.n\",\"top\":137}";
    create("score-top", "SCORE", definition);
    CustomerSet members = segments.evaluate(segments.find("score-top").orElseThrow());

    List<Integer> ranked =
        IntStream.range(0, CUSTOMERS)
            .filter(i -> i % 7 != 0)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(i -> -value(i)).thenComparing(this::id))
            .limit(137)
            .toList();
    assertThat(ids(members)).isEqualTo(new TreeSet<>(ranked.stream().map(this::id).toList()));
    assertThat(segments.evaluate(segments.find("score-top").orElseThrow())).isEqualTo(members);

    create("score-half", "RULE", "{\"field\":\"kinds.n\",\"op\":\"lt\",\"value\":50}");
    long among =
        segments
            .count(
                "SCORE",
                JSON.readTree("{\"field\":\"kinds.n\",\"bottom\":5000,\"of\":\"score-half\"}"),
                null)
            .count();
    assertThat(among)
        .isEqualTo(IntStream.range(0, CUSTOMERS).filter(i -> i % 7 != 0 && value(i) < 50).count());
  }
}
