package io.baton.window;

import io.baton.access.Person;
import io.baton.campaign.CampaignFacts;
import io.baton.campaign.CampaignPlan;
import io.baton.campaign.Campaigns;
import io.baton.campaign.TriggerPlan;
import io.baton.campaign.TriggerPlan.Often;
import io.baton.campaign.TriggerPlan.Reentry;
import io.baton.shared.BatonClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Campaigns that the record starts, and who should have come into each how often. */
final class RetailCampaigns {
  private static final Duration GAP = Duration.parse("P9DT11H17M23S");
  private static final Duration OPEN = Duration.ofDays(500);
  private static final Person MARKETER = new Person(1, "marketer", Set.of("MARKETER"), "/");
  private static final List<Person> APPROVERS =
      List.of(
          new Person(2, "approver", Set.of("APPROVER"), "/"),
          new Person(3, "approver2", Set.of("APPROVER"), "/"));

  private final JdbcClient jdbc;
  private final Instant endAt;
  private final List<Counted> all = new ArrayList<>();

  /** A campaign with the same trigger in Java, and what that has counted. */
  private record Counted(
      CampaignFacts campaign,
      Predicate<RetailLine> matches,
      Often often,
      Map<Integer, Instant> last,
      Map<Integer, Long> times) {}

  RetailCampaigns(ApplicationContext application) throws InterruptedException {
    jdbc = application.getBean(JdbcClient.class);
    endAt = application.getBean(BatonClock.class).now().plus(OPEN);
    Campaigns campaigns = application.getBean(Campaigns.class);
    BigDecimal large = BigDecimal.valueOf(100);
    launch(
        campaigns,
        RetailLine.PURCHASE,
        "event.amount >= 100",
        new Reentry(Often.ONCE, null),
        line -> line.amount().compareTo(large) >= 0);
    launch(
        campaigns,
        RetailLine.PURCHASE,
        "event.quantity >= 12 and event.country in (\"France\", \"Germany\")",
        new Reentry(Often.ONCE_A_DAY, null),
        line -> line.quantity() >= 12 && List.of("France", "Germany").contains(line.country()));
    launch(
        campaigns,
        RetailLine.CANCELLED,
        null,
        new Reentry(Often.AFTER_GAP, GAP.toString()),
        line -> true);
  }

  private void launch(
      Campaigns campaigns,
      String type,
      @Nullable String condition,
      Reentry reentry,
      Predicate<RetailLine> matches)
      throws InterruptedException {
    CampaignFacts draft =
        campaigns.plan(
            CampaignPlan.draft("retail " + all.size(), "replay", "salary-arrived")
                .trigger(new TriggerPlan(type, condition, reentry, null, null, null, null, null))
                .controlShare(0.0)
                // The record is longer than triggers stay open where the plan does not say.
                .endAt(endAt)
                .plan(),
            MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    for (Person approver : APPROVERS) {
      if (campaigns.require(draft.code(), approver).state().name().equals("IN_APPROVAL")) {
        campaigns.approve(draft.code(), approver, "");
      }
    }
    while (open(draft) == 0) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    all.add(
        new Counted(
            draft,
            line -> line.type().equals(type) && matches.test(line),
            reentry.often(),
            new HashMap<>(),
            new TreeMap<>()));
  }

  private long open(CampaignFacts draft) {
    return jdbc.sql("SELECT count(*) FROM campaign_trigger WHERE campaign_id = ?")
        .param(draft.id())
        .query(Long.class)
        .single();
  }

  /** What was sent for the first time, at this campaign time. */
  void sent(List<RetailLine> lines, Map<String, Integer> ids, Instant at) {
    for (Counted each : all) {
      for (RetailLine line : lines) {
        Integer customer = ids.get(line.key());
        if (customer != null && line.known() && each.matches().test(line)) {
          Instant before = each.last().get(customer);
          if (before == null || again(each.often(), before, at)) {
            each.last().put(customer, at);
            each.times().merge(customer, 1L, Long::sum);
          }
        }
      }
    }
  }

  private static boolean again(Often often, Instant before, Instant at) {
    return switch (often) {
      case ONCE_A_DAY ->
          !before
              .atZone(RetailStage.BANK)
              .toLocalDate()
              .equals(at.atZone(RetailStage.BANK).toLocalDate());
      case AFTER_GAP -> Duration.between(before, at).compareTo(GAP) > 0;
      default -> false;
    };
  }

  /** One violation for each campaign whose entries are others than these. */
  List<String> differences() {
    List<String> broken = new ArrayList<>();
    for (Counted each : all) {
      Map<Integer, Long> entered = new TreeMap<>();
      jdbc.sql("SELECT customer, count(*) FROM campaign_entry WHERE campaign_id = ? GROUP BY 1")
          .param(each.campaign().id())
          .query(
              row -> {
                entered.put(row.getInt(1), row.getLong(2));
              });
      if (!entered.equals(each.times())) {
        broken.add(
            "%s: %d entries of %d customers instead of %d of %d"
                .formatted(
                    each.campaign().code(),
                    sum(entered),
                    entered.size(),
                    sum(each.times()),
                    each.times().size()));
      }
    }
    return broken;
  }

  String told() {
    List<String> told = new ArrayList<>();
    all.forEach(each -> told.add("%s %d".formatted(each.often(), sum(each.times()))));
    return String.join(", ", told);
  }

  private static long sum(Map<Integer, Long> times) {
    return times.values().stream().mapToLong(Long::longValue).sum();
  }
}
