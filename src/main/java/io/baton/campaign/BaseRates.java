package io.baton.campaign;

import io.baton.access.Person;
import io.baton.cohort.CustomerSet;
import io.baton.response.Responses;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many respond who are left alone: what the control group of the bank's latest campaign with
 * the same segment did, else that of the same journey.
 */
@Component
class BaseRates {
  /** Below this a rate is mostly chance. */
  private static final int ENOUGH = 500;

  private static final double ASSUMED = 0.01;

  private final Campaigns campaigns;
  private final Waves waves;
  private final Responses responses;

  BaseRates(Campaigns campaigns, Waves waves, Responses responses) {
    this.campaigns = campaigns;
    this.waves = waves;
    this.responses = responses;
  }

  /**
   * @param campaign where it was observed; null for the usual assumption
   */
  record BaseRate(double rate, @Nullable String campaign) {}

  BaseRate of(Campaign planned, Person person) {
    return campaigns.visibleTo(person).stream()
        .filter(each -> each.launchedAt != null && each.number() != planned.number())
        .filter(each -> sameSegment(each, planned) || each.journey.equals(planned.journey))
        .sorted(
            Comparator.comparing((Campaign each) -> !sameSegment(each, planned))
                .thenComparing(
                    each -> Objects.requireNonNull(each.launchedAt), Comparator.reverseOrder()))
        .flatMap(each -> observed(each).stream())
        .findFirst()
        .orElseGet(() -> new BaseRate(ASSUMED, null));
  }

  private static boolean sameSegment(Campaign one, Campaign other) {
    return one.segment != null && one.segment.equals(other.segment);
  }

  private Optional<BaseRate> observed(Campaign campaign) {
    CustomerSet control = waves.groups(campaign.number()).control();
    long responded = responses.converted(campaign.number()).and(control).size();
    return control.size() < ENOUGH || responded == 0
        ? Optional.empty()
        : Optional.of(new BaseRate((double) responded / control.size(), campaign.code));
  }
}
