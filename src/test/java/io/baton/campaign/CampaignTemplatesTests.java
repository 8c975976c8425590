package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.access.Person;
import io.baton.clock.TestClock;
import io.baton.customer.Customers;
import io.baton.element.CampaignType.PlanField;
import io.baton.engine.ElementInfo;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.segment.Segments;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.testing.BatonTest;
import io.baton.touch.Touches;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Every template that the product comes with, on a small demo bank. */
@BatonTest
@TestPropertySource(properties = {"baton.demo=1500", "baton.test.bank=templates"})
class CampaignTemplatesTests {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Person SECOND = new Person(3, "second", Set.of("APPROVER"), "/");

  @Autowired TemplateShelf shelf;
  @Autowired PlanningFromTemplate planning;
  @Autowired PreparingPreflight preparing;
  @Autowired CampaignTypes types;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired Processes processes;
  @Autowired Segments segments;
  @Autowired Customers customers;
  @Autowired EventIntake intake;
  @Autowired Touches touches;
  @Autowired TestClock clock;
  @Autowired BatonClock time;

  /** The demo campaign is the last that the loading launches. */
  @BeforeEach
  void loaded() {
    await()
        .atMost(PATIENCE)
        .until(() -> campaigns.all().stream().anyMatch(each -> each.state() == CampaignState.LIVE));
  }

  @Test
  void shouldHaveATypeASubTypeADimensionAndEverythingItNames() {
    Map<String, CampaignTypes.Usable> known = types.usable();
    assertThat(shelf.all()).extracting(CampaignTemplate::key).doesNotHaveDuplicates();
    for (CampaignTemplate template : shelf.all()) {
      assertThat(known).as(template.key()).containsKey(template.type());
      assertThat(above(template)).as(template.key()).isPresent();
      assertThat(planning.known(template)).as(template.key()).isNotEmpty();
      assertThat(template.name().en()).as(template.key()).isNotBlank();
      assertThat(template.about().en()).as(template.key()).isNotBlank();
    }
    assertThat(shelf.all())
        .extracting(CampaignTemplate::dimension)
        .containsOnly(CampaignTemplate.Dimension.values());
    assertThat(shelf.all().stream().map(this::above).collect(Collectors.toSet())).hasSize(3);
    assertThat(shelf.all().stream().map(CampaignTemplate::type).collect(Collectors.toSet()))
        .hasSizeGreaterThanOrEqualTo(10);
  }

  private Optional<String> above(CampaignTemplate template) {
    return Optional.ofNullable(types.usable().get(template.type()))
        .map(CampaignTypes.Usable::parent);
  }

  @Test
  void shouldGoThroughAllSixPhases() {
    for (CampaignTemplate template : shelf.all()) {
      Campaign draft = planning.plan(template.key(), null, Locale.ENGLISH, MARKETER);
      ProcessVersion journey = processes.require(draft.journey);
      List<ElementInfo> drawn = processes.elements(journey);
      assertThat(
              processes.elements(processes.require(draft.lifeCycle)).stream()
                  .flatMap(element -> element.phases().stream()))
          .as(template.key())
          .contains("PLAN", "APPROVE", "LAUNCH", "TOUCH", "RESPOND", "EVALUATE");
      assertThat(drawn).anyMatch(element -> "touch".equals(element.task()));
      assertThat(drawn).anyMatch(element -> element.type().equals("receiveTask"));
      assertThat(draft.name).startsWith(String.valueOf(template.name().en()));
    }
  }

  /** Planned with nothing but a budget, approved, launched, run to the end of every wait. */
  @Test
  void shouldRunToTheEndAndContactSomebody() {
    Map<String, CampaignFacts> running = new LinkedHashMap<>();
    for (CampaignTemplate template : shelf.all()) {
      running.put(template.key(), launched(template));
    }
    running.forEach(
        (key, campaign) ->
            await(key)
                .atMost(PATIENCE)
                .until(() -> rows.findById(campaign.id()).orElseThrow().launchedAt != null));
    salariesArrive();
    running.forEach(
        (key, campaign) ->
            await(key).atMost(PATIENCE).until(() -> touches.touched(campaign.id()).size() > 0));
    for (int step = 0; step < 12 && !over(running); step++) {
      clock.advance(Duration.ofDays(3).plusMinutes(5));
      awaitQuiet(running);
    }
    running.forEach(
        (key, campaign) ->
            await(key)
                .atMost(PATIENCE)
                .untilAsserted(
                    () ->
                        assertThat(rows.findById(campaign.id()).orElseThrow().state)
                            .isEqualTo(CampaignState.FINISHED)));
  }

  private CampaignFacts launched(CampaignTemplate template) {
    Campaign draft = planning.plan(template.key(), null, Locale.SIMPLIFIED_CHINESE, MARKETER);
    if (types.now(template.type()).required().contains(PlanField.BUDGET)) {
      draft.budget = BigDecimal.valueOf(10_000);
    }
    if (draft.triggered()) {
      draft.endAt = time.now().plus(Duration.ofDays(2));
    }
    rows.save(draft);
    campaigns.submit(draft.code, MARKETER);
    CampaignFacts first = campaigns.approve(draft.code, APPROVER, "");
    return first.state() == CampaignState.IN_APPROVAL
        ? campaigns.approve(draft.code, SECOND, "")
        : first;
  }

  private void salariesArrive() {
    List<RawEvent> events = new ArrayList<>();
    for (int customer : segments.evaluate(segments.visible("salary")).first(50).toArray()) {
      events.add(
          new RawEvent(
              "test",
              "{\"id\":\"%s\",\"source\":\"test\",\"type\":\"salary-arrived\",\"customer\":\"%s\",\"at\":\"%s\",\"fields\":{\"amount\":9000}}"
                  .formatted(UUID.randomUUID(), customers.keyOf(customer), time.now())
                  .getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(intake.accept(events).accepted()).isEqualTo(events.size());
  }

  private boolean over(Map<String, CampaignFacts> running) {
    return states(running).allMatch(state -> state == CampaignState.FINISHED);
  }

  private Stream<CampaignState> states(Map<String, CampaignFacts> running) {
    return running.values().stream()
        .map(campaign -> rows.findById(campaign.id()).orElseThrow().state);
  }

  /** Timers that are due have fired when no campaign plans or sends any more. */
  private void awaitQuiet(Map<String, CampaignFacts> running) {
    List<Long> before = new ArrayList<>();
    await()
        .pollInterval(Duration.ofMillis(700))
        .atMost(PATIENCE)
        .until(
            () -> {
              List<Long> now =
                  running.values().stream()
                      .map(campaign -> touches.touched(campaign.id()).size())
                      .toList();
              boolean same = now.equals(before);
              before.clear();
              before.addAll(now);
              return same;
            });
  }

  @Test
  void shouldSayWhatIsMissingAndShowThePowerOfEveryShare() {
    Campaign draft = planning.plan("wealth-first", null, Locale.ENGLISH, MARKETER);
    assertThat(draft.controlShare).isEqualTo(0.1);
    assertThat(draft.windowDays).isEqualTo(30);
    assertThat(preparing.of(draft, MARKETER).notices())
        .filteredOn(notice -> notice.level() == Preflight.Level.BLOCKS)
        .extracting(Preflight.PreflightNotice::place)
        .containsExactly("/budget");

    PowerCurve curve = preparing.power(draft, MARKETER);
    long audience = segments.evaluate(segments.visible("wealth-prospects")).size();
    assertThat(curve.audience()).isEqualTo(audience);
    assertThat(curve.points()).hasSize(51);
    assertThat(curve.points().get(0).smallest()).as("no control group").isNull();
    Preflight.PreflightFigures drawn = preparing.of(draft, MARKETER).figures();
    assertThat(curve.points().get(10).control())
        .as("slider and pre-flight say the same")
        .isEqualTo(drawn.control())
        .isPositive();
    assertThat(curve.points().get(10).smallest())
        .isEqualTo(Objects.requireNonNull(drawn.effect()).smallest());
    int compared = 0;
    for (int percent = 1; percent < 50; percent++) {
      PowerCurve.PowerPoint point = curve.points().get(percent);
      PowerCurve.PowerPoint next = curve.points().get(percent + 1);
      assertThat(point.control() + point.treated()).isEqualTo(audience);
      if (point.smallest() != null && next.control() <= next.treated()) {
        compared++;
        assertThat(point.smallest())
            .as("a larger control group never shows less, up to a half")
            .isGreaterThanOrEqualTo(next.smallest());
      }
    }
    assertThat(compared).isGreaterThan(30);
  }

  @Test
  void shouldNameTheAudienceWhereTheBankHasNoneOfTheSegments() {
    assertThatThrownBy(() -> planning.plan("no-such", null, Locale.ENGLISH, MARKETER))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CampaignError.CAMPAIGN_TEMPLATE_UNKNOWN));
    assertThatThrownBy(() -> planning.plan("aum-uplift", "no-such", Locale.ENGLISH, MARKETER))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.findings()).extracting(Finding::place).containsExactly("/segment"));
  }
}
