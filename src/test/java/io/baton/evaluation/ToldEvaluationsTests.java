package io.baton.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.campaign.EffectVerdict;
import io.baton.campaign.EvaluationsTold.ToldEvaluation;
import io.baton.cohort.CustomerSet;
import io.baton.testing.BatonTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom each evaluation was told to is known of everybody, however many sets came by. */
@BatonTest
class ToldEvaluationsTests {
  @Autowired ToldEvaluations told;
  @Autowired JdbcClient jdbc;

  private final long campaign = -ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);

  private Interims.Interim found(String element, long hour, int treated, int control) {
    Arms arms = new Arms(new Proportion(100, treated), new Proportion(100, control));
    Instant at = Instant.ofEpochSecond(hour * 3_600);
    long id =
        jdbc.sql(
                "INSERT INTO evaluation_interim (campaign_id, element_id, hour, at, treated,"
                    + " treated_converted, control, control_converted)"
                    + " VALUES (?, ?, ?, ?, 100, ?, 100, ?) RETURNING id")
            .params(
                campaign,
                element,
                hour,
                java.sql.Timestamp.from(at),
                (long) treated,
                (long) control)
            .query(Long.class)
            .single();
    return new Interims.Interim(id, element, at, arms);
  }

  private long rows(Interims.Interim interim) {
    return jdbc.sql("SELECT count(*) FROM evaluation_told WHERE interim_id = ?")
        .param(interim.id())
        .query(Long.class)
        .single();
  }

  @Test
  void shouldKnowEveryoneOfManySetsInFewRows() {
    Interims.Interim interim = found("Evaluate", 1, 60, 10);
    IntStream.range(0, 300).forEach(i -> told.keep(interim, CustomerSet.range(10 * i, 10 * i + 5)));
    assertThat(rows(interim)).isLessThanOrEqualTo(64);
    for (int customer = 0; customer < 3_000; customer += 7) {
      assertThat(told.of(campaign, customer)).hasSize(customer % 10 < 5 ? 1 : 0);
    }
    // An interrupted step comes again.
    told.keep(interim, CustomerSet.range(0, 5));
    assertThat(told.of(campaign, 3)).hasSize(1);
  }

  @Test
  void shouldTellTheNumbersOfThatMomentOldestFirst() {
    Interims.Interim first = found("Evaluate", 1, 60, 10);
    Interims.Interim second = found("Evaluate", 2, 10, 60);
    told.keep(second, CustomerSet.of(1, 2));
    told.keep(first, CustomerSet.of(1));
    told.keep(first, CustomerSet.empty());
    assertThat(told.of(campaign, 1))
        .extracting(ToldEvaluation::verdict)
        .containsExactly(EffectVerdict.BETTER, EffectVerdict.WORSE);
    assertThat(told.of(campaign, 2)).extracting(ToldEvaluation::at).containsExactly(second.at());
    List<ToldEvaluation> one = told.of(campaign, 2);
    assertThat(one.get(0).treated().converted()).isEqualTo(10);
    assertThat(one.get(0).control().converted()).isEqualTo(60);
    assertThat(one.get(0).effect()).isNotNull();
    assertThat(told.of(campaign, 3)).isEmpty();
    assertThat(told.of(campaign - 1, 1)).isEmpty();
  }
}
