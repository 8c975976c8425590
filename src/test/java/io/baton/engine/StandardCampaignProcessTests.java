package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class StandardCampaignProcessTests {
  @Autowired CampaignWorld world;

  @Test
  void shouldPlanApproveLaunchRunTheJourneyAndEvaluate() {
    long campaign = start(1);
    HumanTask plan = onlyTask(campaign);
    assertThat(plan.elementId()).isEqualTo("Task_Plan");
    assertThat(plan.candidateGroups()).containsExactly("MARKETER");

    world.tasks.complete(plan.id(), Map.of());
    HumanTask approve = onlyTask(campaign);
    assertThat(approve.candidateGroups()).containsExactly("APPROVER");
    world.tasks.claim(approve.id(), "anna");
    assertThatThrownBy(() -> world.tasks.claim(approve.id(), "bert"))
        .isInstanceOf(BatonException.class);
    world.tasks.complete(approve.id(), Map.of("approved", true));

    CampaignWorld.Journey journey = world.new Journey(campaign);
    journey.awaitWaiting("Wait_AfterEmail", 20);
    world.advance(Duration.ofDays(3).plusMinutes(1));
    journey.awaitWaiting("Wait_AfterSms", 20);
    world.advance(Duration.ofDays(3).plusMinutes(1));
    journey.awaitFinished();
    awaitEnd(campaign);
    assertThat(FakeBank.LIFE.get(campaign)).containsExactly("launch", "evaluate");
  }

  @Test
  void shouldGoBackToPlanningWhenRefused() {
    long campaign = start(1);
    world.tasks.complete(onlyTask(campaign).id(), Map.of());
    world.tasks.complete(onlyTask(campaign).id(), Map.of("approved", false));
    assertThat(onlyTask(campaign).elementId()).isEqualTo("Task_Plan");
  }

  @Test
  void shouldAskForASecondApprovalWhereTheRoutingSaysSo() {
    long campaign = start(2);
    world.tasks.complete(onlyTask(campaign).id(), Map.of());
    world.tasks.complete(onlyTask(campaign).id(), Map.of("approved", true));
    assertThat(onlyTask(campaign).elementId()).isEqualTo("Task_SecondApprove");
    world.tasks.complete(onlyTask(campaign).id(), Map.of("approved", false));
    assertThat(onlyTask(campaign).elementId()).isEqualTo("Task_Plan");
  }

  @Test
  void shouldStopLifeCycleAndJourney() {
    long campaign = start(1);
    world.tasks.complete(onlyTask(campaign).id(), Map.of());
    world.tasks.complete(onlyTask(campaign).id(), Map.of("approved", true));
    CampaignWorld.Journey journey = world.new Journey(campaign);
    journey.awaitWaiting("Wait_AfterEmail", 20);

    world.journeys.stop(campaign);
    assertThat(world.journeys.finished(campaign)).isTrue();
    assertThat(journey.waiting("Wait_AfterEmail")).isZero();
    assertThat(world.lifeCycles.variable(campaign, "approved")).isEmpty();
    assertThat(journey.responded(CustomerSet.of(1))).isZero();
  }

  @Test
  void shouldPassTheGateAsShipped() {
    List<ElementInfo> elements =
        world.gate.elements(CampaignWorld.starter("life-cycle/standard-campaign.bpmn"));
    assertThat(elements)
        .filteredOn(element -> element.id().equals("Call_Journey"))
        .singleElement()
        .extracting(ElementInfo::phases)
        .isEqualTo(List.of("TOUCH", "RESPOND"));
  }

  private long start(int levels) {
    long campaign = world.newCampaign();
    Map<String, Object> facts = new HashMap<>();
    facts.put("wantedLevels", levels);
    facts.put(
        "testJourney",
        world.journeys.deploy(
            "j", CampaignWorld.starter("journey/two-wave-followup.bpmn"), campaign));
    facts.put("testCohort", world.cohorts.store(CustomerSet.range(0, 20)).id());
    world.lifeCycles.start("standard-campaign", campaign, facts);
    return campaign;
  }

  private HumanTask onlyTask(long campaign) {
    return world.tasks.ofLifeCycle(campaign).stream().reduce((a, b) -> null).orElseThrow();
  }

  private void awaitEnd(long campaign) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                world.lifeCycles.counts(campaign).stream()
                    .anyMatch(count -> count.elementId().equals("End_Evaluated")));
  }
}
