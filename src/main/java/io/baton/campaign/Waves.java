package io.baton.campaign;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who came into which campaign when, and in which arm. A batch campaign has one wave, an
 * event-triggered one has a wave for each micro-cohort.
 */
@Component
class Waves {
  private final JdbcClient jdbc;
  private final Cohorts cohorts;
  private final Customers customers;
  private final Map<Long, CustomerSet> sets = new ConcurrentHashMap<>();

  Waves(JdbcClient jdbc, Cohorts cohorts, Customers customers) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
    this.customers = customers;
  }

  /**
   * Draws the control group and records both arms. Nothing else may come before it: who is left
   * alone is decided first.
   *
   * @return the cohort of the treated
   */
  Wave begin(Campaign campaign, CustomerSet audience, Instant now) {
    ControlGroup draw = new ControlGroup(campaign.seed, campaign.controlShare);
    RoaringBitmap control = new RoaringBitmap();
    customers.forEachKey(
        audience,
        (key, customer) -> {
          if (draw.contains(key)) {
            control.add(customer);
          }
        });
    CustomerSet left = CustomerSet.ofBitmap(control);
    long treated = cohorts.store(audience.minus(left)).id();
    long controlCohort = cohorts.store(left).id();
    Instant ends = now.plus(campaign.window());
    long id =
        jdbc.sql(
                """
                INSERT INTO campaign_wave (campaign_id, at, window_ends, treated_cohort, control_cohort)
                VALUES (?, ?, ?, ?, ?) RETURNING id""")
            .params(
                campaign.number(),
                Timestamp.from(now),
                Timestamp.from(ends),
                treated,
                controlCohort)
            .query(Long.class)
            .single();
    return new Wave(id, campaign.number(), now, ends, treated, controlCohort);
  }

  List<Wave> of(long campaignId) {
    return select("WHERE campaign_id = ? ORDER BY id", campaignId);
  }

  /** Every wave whose window ends after the instant. */
  List<Wave> stillCounting(Instant after) {
    return select("WHERE window_ends > ? ORDER BY id", Timestamp.from(after));
  }

  private List<Wave> select(String where, Object parameter) {
    return jdbc.sql(
            "SELECT id, campaign_id, at, window_ends, treated_cohort, control_cohort FROM campaign_wave "
                + where)
        .param(parameter)
        .query(
            (row, n) ->
                new Wave(
                    row.getLong(1),
                    row.getLong(2),
                    row.getTimestamp(3).toInstant(),
                    row.getTimestamp(4).toInstant(),
                    row.getLong(5),
                    row.getLong(6)))
        .list();
  }

  CustomerSet treated(Wave wave) {
    return members(wave.treatedCohort());
  }

  CustomerSet control(Wave wave) {
    return members(wave.controlCohort());
  }

  CampaignGroups groups(long campaignId) {
    CustomerSet treated = CustomerSet.empty();
    CustomerSet control = CustomerSet.empty();
    @Nullable Instant first = null;
    @Nullable Instant last = null;
    for (Wave wave : of(campaignId)) {
      treated = treated.or(treated(wave));
      control = control.or(control(wave));
      first = first == null ? wave.at() : first;
      last = wave.windowEnds();
    }
    return new CampaignGroups(treated, control, first, last);
  }

  /** A stored set never changes, so it is read once. */
  private CustomerSet members(long cohort) {
    if (sets.size() > 10_000) {
      sets.clear();
    }
    return sets.computeIfAbsent(cohort, cohorts::members);
  }

  record Wave(
      long id,
      long campaignId,
      Instant at,
      Instant windowEnds,
      long treatedCohort,
      long controlCohort) {}
}
