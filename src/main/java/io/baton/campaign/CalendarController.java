package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.policy.ContactLoads;
import io.baton.policy.ContactPolicy;
import io.baton.shared.BatonClock;
import io.baton.touch.SentLoads;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The campaigns on a calendar, by what they ask of the channels. */
@RestController
class CalendarController {
  private final Access access;
  private final CampaignRows rows;
  private final Expectations expectations;
  private final ContactLoads loads;
  private final SentLoads sent;
  private final ContactPolicy policy;
  private final BatonClock clock;

  CalendarController(
      Access access,
      CampaignRows rows,
      Expectations expectations,
      ContactLoads loads,
      SentLoads sent,
      ContactPolicy policy,
      BatonClock clock) {
    this.access = access;
    this.rows = rows;
    this.expectations = expectations;
    this.loads = loads;
    this.sent = sent;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * @param capacities messages a day by channel; a channel that is not limited is missing
   * @param loads of the whole bank
   * @param campaigns those the caller may see that want anything in this time
   */
  record CampaignCalendar(
      LocalDate from,
      int days,
      LocalDate today,
      Map<String, Integer> capacities,
      List<DayLoad> loads,
      List<CalendarCampaign> campaigns) {}

  /**
   * @param sent messages that have left, or may have
   * @param reserved contacts that were made or are planned: those that were sent among them
   * @param expected what campaigns will still ask for, at most
   */
  record DayLoad(LocalDate day, String channel, long sent, long reserved, long expected) {}

  record CalendarCampaign(
      String code,
      String name,
      CampaignState state,
      @Nullable LocalDate launched,
      List<DayLoad> loads) {}

  private record Key(LocalDate day, String channel) {}

  private static final class Sums {
    private final Map<Key, long[]> byKey =
        new TreeMap<>(Comparator.comparing(Key::day).thenComparing(Key::channel));

    void add(LocalDate day, String channel, long left, long reserved, long expected) {
      long[] sum = byKey.computeIfAbsent(new Key(day, channel), key -> new long[3]);
      sum[0] += left;
      sum[1] += reserved;
      sum[2] += expected;
    }

    List<DayLoad> list() {
      return byKey.entrySet().stream()
          .map(
              each ->
                  new DayLoad(
                      each.getKey().day(),
                      each.getKey().channel(),
                      each.getValue()[0],
                      each.getValue()[1],
                      each.getValue()[2]))
          .toList();
    }
  }

  @GetMapping("/api/campaign-calendar")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  CampaignCalendar calendar(
      @RequestParam LocalDate from, @RequestParam(defaultValue = "42") @Min(1) @Max(62) int days) {
    Person person = access.current();
    Instant now = clock.now();
    LocalDate to = from.plusDays(days);
    Sums all = new Sums();
    Map<Long, Sums> ofCampaign = new HashMap<>();
    for (ContactLoads.Load load : loads.between(from, to)) {
      all.add(load.day(), load.channel(), 0, load.contacts(), 0);
      ofCampaign
          .computeIfAbsent(load.campaign(), id -> new Sums())
          .add(load.day(), load.channel(), 0, load.contacts(), 0);
    }
    for (SentLoads.Sent left : sent.between(loads.start(from), loads.start(to))) {
      LocalDate day = loads.dayOf(left.at());
      all.add(day, left.channel(), left.sent(), 0, 0);
      ofCampaign
          .computeIfAbsent(left.run(), id -> new Sums())
          .add(day, left.channel(), left.sent(), 0, 0);
    }
    Map<Long, Campaign> campaigns = new TreeMap<>();
    for (Campaign campaign : rows.findAll()) {
      campaigns.put(campaign.number(), campaign);
      for (Expectations.Expected expected : expectations.of(campaign, now)) {
        LocalDate day = loads.dayOf(expected.at());
        if (!day.isBefore(from) && day.isBefore(to)) {
          all.add(day, expected.channel(), 0, 0, expected.touches());
          ofCampaign
              .computeIfAbsent(campaign.number(), id -> new Sums())
              .add(day, expected.channel(), 0, 0, expected.touches());
        }
      }
    }
    List<CalendarCampaign> seen = new ArrayList<>();
    campaigns.forEach(
        (id, campaign) -> {
          Sums sums = ofCampaign.get(id);
          if (sums != null && Campaigns.visible(campaign, person)) {
            seen.add(
                new CalendarCampaign(
                    campaign.code,
                    campaign.name,
                    campaign.state,
                    campaign.launchedAt == null ? null : loads.dayOf(campaign.launchedAt),
                    sums.list()));
          }
        });
    List<DayLoad> total = all.list();
    return new CampaignCalendar(from, days, loads.dayOf(now), capacities(total), total, seen);
  }

  private Map<String, Integer> capacities(List<DayLoad> loads) {
    Map<String, Integer> capacities = new TreeMap<>();
    for (String channel : loads.stream().map(DayLoad::channel).distinct().toList()) {
      Integer perDay = policy.capacityOf(channel).perDay();
      if (perDay != null) {
        capacities.put(channel, perDay);
      }
    }
    return capacities;
  }
}
