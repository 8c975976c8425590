package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.baton.campaign.Preflight.Level;
import io.baton.campaign.Preflight.PreflightFigures;
import io.baton.campaign.Preflight.PreflightNotice;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import io.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What else the pre-flight page counts: days, money, others' campaigns and what could be seen. */
@BatonTest
class PreflightPageTests extends Preflighted {
  @Test
  void shouldCountDaysAndMoneyOfEachChannel() {
    jdbc.sql("insert into channel_cost values ('SMS', 0.045)").update();
    capacity("SMS", 30);
    CampaignFacts campaign = draft(bank.customers(100), 0);
    Preflight preflight = preflight(campaign);
    var sms =
        preflight.figures().channels().stream()
            .filter(channel -> channel.channel().equals("SMS"))
            .findFirst()
            .orElseThrow();
    assertThat(sms.wanted()).isEqualTo(100);
    assertThat(sms.granted()).isEqualTo(30);
    assertThat(sms.days()).isEqualTo(4);
    assertThat(sms.cost()).isEqualByComparingTo(new BigDecimal("1.35"));
    assertThat(preflight.figures().channels())
        .filteredOn(channel -> channel.channel().equals("EMAIL"))
        .allSatisfy(channel -> assertThat(channel.cost()).isNull());
    assertThat(preflight.notices())
        .extracting(PreflightNotice::code)
        .contains("CAPACITY_SHORT", "COST_UNKNOWN", "NO_CONTROL");
  }

  /** Recounted customer by customer. */
  @Test
  void shouldCountWhoIsInOtherCampaignsAsWell() {
    CustomerSet everybody = bank.customers(300);
    CampaignFacts live = draft(everybody.slice(0, 120), 0.2);
    campaigns.submit(live.code(), MARKETER);
    campaigns.approve(live.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> !touches.steps(live.id()).isEmpty());
    CampaignFacts waiting = draft(everybody.slice(100, 100), 0);
    campaigns.submit(waiting.code(), MARKETER);
    CampaignFacts planned = draft(everybody.slice(50, 130), 0);

    PreflightFigures figures = preflight(planned).figures();

    CustomerSet treated = campaigns.groups(live.id()).treated();
    long withLive = 0;
    long withWaiting = 0;
    long any = 0;
    for (int customer : everybody.slice(50, 130).toArray()) {
      boolean one = treated.contains(customer);
      boolean other = everybody.slice(100, 100).contains(customer);
      withLive += one ? 1 : 0;
      withWaiting += other ? 1 : 0;
      any += one || other ? 1 : 0;
    }
    Map<String, Long> found =
        figures.overlaps().stream()
            .collect(
                Collectors.toMap(
                    each -> Objects.requireNonNull(each.code()),
                    Preflight.PreflightOverlap::customers));
    assertThat(found).isEqualTo(Map.of(live.code(), withLive, waiting.code(), withWaiting));
    assertThat(figures.overlapping()).isEqualTo(any);
  }

  @Test
  void shouldSayWhatWouldBeRefused() {
    CampaignFacts nobody = draft(CustomerSet.empty(), 0.1);
    assertThat(preflight(nobody).notices())
        .filteredOn(notice -> notice.level() == Level.BLOCKS)
        .extracting(PreflightNotice::code)
        .containsExactly("AUDIENCE_EMPTY");
    CampaignFacts over = draft(bank.customers(10), 0);
    campaigns.submit(over.code(), MARKETER);
    campaigns.approve(over.code(), APPROVER, "");
    await()
        .atMost(PATIENCE)
        .until(() -> campaigns.require(over.code(), MARKETER).state() == CampaignState.LIVE);
    assertThatThrownBy(() -> preflight(over))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CampaignError.CAMPAIGN_WRONG_STATE));
  }

  /** Textbook sizes for a level of 5 % and a power of 80 %: so many in each group. */
  @ParameterizedTest
  @CsvSource({"0.01, 0.002, 42693", "0.05, 0.005, 31234", "0.0057, 0.003, 12467"})
  void shouldKnowTheSmallestEffectThatShows(double base, double effect, long each) {
    assertThat(DetectableEffect.of(each, each, base, null).smallest())
        .isCloseTo(effect, within(effect / 1_000));
    assertThat(DetectableEffect.of(each, 3, base, null).smallest()).isGreaterThan(0.3);
    assertThat(DetectableEffect.of(each, 0, base, null).smallest()).isNull();
  }
}
