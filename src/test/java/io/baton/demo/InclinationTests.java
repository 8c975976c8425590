package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.customer.NewCustomer;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InclinationTests {
  private static final List<DemoCustomer> BANK =
      IntStream.rangeClosed(1, 200_000).mapToObj(DemoCustomer::new).toList();

  @ParameterizedTest
  @EnumSource(PlantedEffect.class)
  void shouldConvertAtThePlantedRates(PlantedEffect truth) {
    double anyway = share(truth, Inclination::convertsAnyway);
    double persuaded =
        share(truth, customer -> customer.persuadedBy("EMAIL") || customer.persuadedBy("SMS"));

    // Three standard errors of the smallest group, 3,200 wealthy customers at 7 %.
    assertThat(anyway).isEqualTo(truth.base(), within(0.014));
    assertThat(persuaded).isEqualTo(truth.effect(), within(0.014));
  }

  @Test
  void shouldBePersuadedByOneKindOfChannelOnly() {
    double email = share(PlantedEffect.YOUNG_ACTIVE, customer -> customer.persuadedBy("EMAIL"));
    double sms = share(PlantedEffect.YOUNG_ACTIVE, customer -> customer.persuadedBy("SMS"));

    assertThat(email / (email + sms)).isEqualTo(0.65, within(0.05));
    assertThat(BANK)
        .noneMatch(
            customer ->
                of(customer).persuadedBy("EMAIL")
                    && (of(customer).persuadedBy("SMS") || of(customer).convertsAnyway()));
  }

  @Test
  void shouldAnswerDifferentlyInAnotherCampaignAndEquallyInTheSame() {
    assertThat(BANK.stream().filter(customer -> of(customer).convertsAnyway()).toList())
        .isEqualTo(BANK.stream().filter(customer -> of(customer).convertsAnyway()).toList())
        .isNotEqualTo(
            BANK.stream()
                .filter(customer -> Inclination.of(customer, "OTHER").convertsAnyway())
                .toList());
  }

  @Test
  void shouldAnswerWithinTwoDaysAndInsideTheWindow() {
    assertThat(BANK)
        .allMatch(customer -> of(customer).delay().compareTo(Duration.ofHours(48)) <= 0)
        .allMatch(
            customer ->
                of(customer).delayWithin(Duration.ofDays(14)).compareTo(Duration.ofDays(14)) < 0);
  }

  @Test
  void shouldGiveNobodyARealAddress() {
    List<NewCustomer> people = BANK.stream().limit(20_000).map(ContactPoints::of).toList();

    assertThat(people)
        .allMatch(
            who -> who.email() == null || who.email().matches("d\\d{9}@example\\.(com|org|net)"))
        .allMatch(who -> who.mobile() == null || who.mobile().matches("100\\d{8}"));
    assertThat(people).extracting(NewCustomer::key).doesNotHaveDuplicates();
  }

  private static double share(PlantedEffect truth, Predicate<Inclination> answer) {
    List<DemoCustomer> group =
        BANK.stream().filter(customer -> PlantedEffect.of(customer) == truth).toList();
    return group.stream().filter(customer -> answer.test(of(customer))).count()
        / (double) group.size();
  }

  private static Inclination of(DemoCustomer customer) {
    return Inclination.of(customer, "SPRING");
  }
}
