package io.baton.evaluation;

import io.baton.campaign.EvaluationsTold;
import io.baton.cohort.CustomerSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom each evaluation on the way was told to, so that one customer's way can be explained. */
@Component
class ToldEvaluations implements EvaluationsTold {
  /** A journey that events feed comes by ten times a second; nobody reads as many rows. */
  private static final int MOST_SETS = 64;

  private final JdbcClient jdbc;
  private final Interims interims;

  ToldEvaluations(JdbcClient jdbc, Interims interims) {
    this.jdbc = jdbc;
    this.interims = interims;
  }

  /** Told to the same customers again, as after an interrupted step, is told once. */
  @Transactional
  void keep(Interims.Interim interim, CustomerSet who) {
    insert(interim.id(), who);
    long sets =
        jdbc.sql("SELECT count(*) FROM evaluation_told WHERE interim_id = ?")
            .param(interim.id())
            .query(Long.class)
            .single();
    if (sets > MOST_SETS) {
      insert(interim.id(), taken(interim.id()));
    }
  }

  /** Of two who do this at the same moment the second gets what came since. */
  private CustomerSet taken(long interim) {
    return jdbc
        .sql("DELETE FROM evaluation_told WHERE interim_id = ? RETURNING members")
        .param(interim)
        .query((row, n) -> CustomerSet.fromBytes(row.getBytes(1)))
        .list()
        .stream()
        .reduce(CustomerSet.empty(), CustomerSet::or);
  }

  private void insert(long interim, CustomerSet who) {
    if (!who.isEmpty()) {
      jdbc.sql("INSERT INTO evaluation_told (interim_id, members) VALUES (?, ?)")
          .params(interim, who.toBytes())
          .update();
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<ToldEvaluation> of(long campaignId, int customer) {
    List<ToldEvaluation> told = new ArrayList<>();
    for (Interims.Interim interim : interims.oldestFirst(campaignId)) {
      if (wasTold(interim.id(), customer)) {
        told.add(told(interim));
      }
    }
    return told;
  }

  private boolean wasTold(long interim, int customer) {
    return jdbc.sql("SELECT members FROM evaluation_told WHERE interim_id = ?")
        .param(interim)
        .query((row, n) -> CustomerSet.fromBytes(row.getBytes(1)).contains(customer))
        .list()
        .contains(true);
  }

  private static ToldEvaluation told(Interims.Interim interim) {
    Arms arms = interim.arms();
    return new ToldEvaluation(
        interim.element(),
        interim.at(),
        arms.verdict(),
        told(arms.treated()),
        told(arms.control()),
        told(arms.effect()));
  }

  private static ToldArm told(Proportion arm) {
    return new ToldArm(arm.n(), arm.converted());
  }

  private static @Nullable ToldEffect told(@Nullable Effect effect) {
    return effect == null ? null : new ToldEffect(effect.difference(), effect.low(), effect.high());
  }
}
