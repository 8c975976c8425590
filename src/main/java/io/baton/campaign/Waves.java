package io.baton.campaign;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who came into which campaign when, and in which arm. A batch is a wave of stored sets; those whom
 * events bring are {@link Entries}, because a wave for each micro-cohort would be hundreds of
 * thousands of small sets a day.
 */
@Component
class Waves {
  private final JdbcClient jdbc;
  private final Cohorts cohorts;
  private final Customers customers;
  private final Entries entries;
  private final Map<Long, CustomerSet> sets = new ConcurrentHashMap<>();

  Waves(JdbcClient jdbc, Cohorts cohorts, Customers customers, Entries entries) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
    this.customers = customers;
    this.entries = entries;
  }

  /**
   * Draws the control group and records both arms. Nothing else may come before it: who is left
   * alone is decided first.
   *
   * @return the cohort of the treated
   */
  Wave begin(Campaign campaign, CustomerSet audience, Instant now) {
    CustomerSet left = draw(campaign, audience);
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

  /** Whom the draw leaves alone: always the same ones of the same audience. */
  CustomerSet draw(Campaign campaign, CustomerSet audience) {
    if (campaign.controlShare == 0) {
      return CustomerSet.empty();
    }
    ControlGroup draw = new ControlGroup(campaign.seed, campaign.controlShare);
    RoaringBitmap control = new RoaringBitmap();
    customers.forEachKey(
        audience,
        (key, customer) -> {
          if (draw.contains(key)) {
            control.add(customer);
          }
        });
    return CustomerSet.ofBitmap(control);
  }

  /**
   * How many the draw would leave alone for each share from 0 % to {@code most} %: the number of a
   * customer is the same for all of them.
   */
  List<Long> drawnByPercent(Campaign campaign, CustomerSet audience, int most) {
    long[] upTo = new long[most + 1];
    customers.forEachKey(
        audience,
        (key, customer) -> {
          int from = ControlGroup.number(campaign.seed, key) / 100 + 1;
          if (from <= most) {
            upTo[from]++;
          }
        });
    Arrays.parallelPrefix(upTo, Long::sum);
    return Arrays.stream(upTo).boxed().toList();
  }

  /**
   * Brings in those of the candidates who have not come in since, with the campaign's row locked.
   *
   * @param since who came in before may come in again; null lets nobody in twice
   * @return the treated among them
   */
  CustomerSet enter(
      Campaign campaign, CustomerSet candidates, @Nullable Instant since, Instant now) {
    CustomerSet fresh = candidates;
    for (Wave wave : of(campaign.number())) {
      if (since == null || !wave.at().isBefore(since)) {
        fresh = fresh.minus(treated(wave)).minus(control(wave));
      }
    }
    fresh = fresh.minus(entries.enteredSince(campaign.number(), fresh, since));
    CustomerSet left = draw(campaign, fresh);
    Instant ends = now.plus(campaign.window());
    entries.add(campaign.number(), fresh.minus(left), false, now, ends);
    entries.add(campaign.number(), left, true, now, ends);
    return fresh.minus(left);
  }

  /** When and in which arm the customer came in, the latest time; nothing if never. */
  Optional<Entries.CameIn> entryOf(long campaignId, int customer) {
    return entries
        .of(campaignId, customer)
        .or(
            () ->
                of(campaignId).stream()
                    .filter(
                        wave ->
                            treated(wave).contains(customer) || control(wave).contains(customer))
                    .reduce((earlier, later) -> later)
                    .map(wave -> new Entries.CameIn(control(wave).contains(customer), wave.at())));
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
    CampaignGroups byEvent = entries.groups(campaignId);
    CustomerSet treated = byEvent.treated();
    CustomerSet control = byEvent.control();
    @Nullable Instant first = byEvent.assignedAt();
    @Nullable Instant last = byEvent.windowEnds();
    for (Wave wave : of(campaignId)) {
      treated = treated.or(treated(wave));
      control = control.or(control(wave));
      first = first == null || wave.at().isBefore(first) ? wave.at() : first;
      last = last == null || wave.windowEnds().isAfter(last) ? wave.windowEnds() : last;
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
