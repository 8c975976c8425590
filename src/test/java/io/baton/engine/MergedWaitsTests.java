package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.cohort.CustomerSet;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class MergedWaitsTests {
  private static final Duration WAIT = Duration.ofDays(3);
  private static final Duration BUCKET = Duration.ofMinutes(5);
  private static final int COHORT = 500;

  @Autowired CampaignWorld world;
  private long campaign;
  private String definition;

  @BeforeEach
  void deploy() {
    FakeBank.TRUE_FOR.put("channel = \"APP_PUSH\"", CustomerSet.range(0, 1_000_000));
    FakeBank.TRUE_FOR.put("channel = \"SMS\"", CustomerSet.empty());
    FakeBank.TRUE_FOR.put("channel = \"EMAIL\"", CustomerSet.empty());
    campaign = world.newCampaign();
    String bpmn =
        new String(CampaignWorld.starter("journey/salary-arrived.bpmn"), StandardCharsets.UTF_8)
            .replace(">P7D<", ">P3D<");
    definition =
        world.journeys.deploy("salary-arrived", bpmn.getBytes(StandardCharsets.UTF_8), campaign);
  }

  /**
   * Micro-cohorts for five hours, several a bucket. The number of tokens is that of the buckets,
   * whatever the rate: 864 for three days.
   */
  @Test
  void shouldHoldATokenForEachBucketAndLetEverybodyLeaveWithinIt() {
    List<Instant> before = new ArrayList<>();
    List<Instant> after = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      before.add(now());
      start(CustomerSet.range(i * COHORT, (i + 1) * COHORT));
      after.add(now());
      world.advance(Duration.ofMinutes(2));
    }
    Duration lasted = Duration.between(before.get(0), now());
    assertThat(waitingTokens()).isLessThanOrEqualTo(lasted.dividedBy(BUCKET) + 1);
    assertThat(waiting()).isEqualTo(150L * COHORT);
    assertThat(WAIT.dividedBy(BUCKET)).isLessThan(2_000);

    world.advance(WAIT.minus(BUCKET).minus(lasted).minusSeconds(1));
    for (int i = 0; i < 40; i++) {
      Instant from = now();
      await().atMost(Duration.ofSeconds(30)).until(() -> world.journeys.settled(campaign));
      long left = world.new Journey(campaign).entered("End_NoResponse");
      assertThat(left)
          .isGreaterThanOrEqualTo(COHORT * enteredUpTo(after, from.minus(WAIT)))
          .isLessThanOrEqualTo(COHORT * enteredUpTo(before, now().minus(WAIT).plus(BUCKET)));
      world.advance(Duration.ofMinutes(8));
    }
    world.new Journey(campaign).awaitFinished();
    assertThat(world.new Journey(campaign).entered("End_NoResponse")).isEqualTo(150L * COHORT);
    assertThat(leftBehind()).isZero();
  }

  @Test
  void shouldKeepWhatCameWithThoseWhoJoin() {
    String host = start(CustomerSet.range(0, 10));
    String newcomer = start(CustomerSet.range(10, 20));
    assertThat(FakeBank.MERGED).containsEntry(newcomer, host);
    assertThat(waitingTokens()).isEqualTo(1);
    CampaignWorld.Journey journey = world.new Journey(campaign);
    assertThat(journey.waiting("Wait_Response")).isEqualTo(20);
    assertThat(world.journeys.onTheWay(campaign)).isEqualTo(CustomerSet.range(0, 20));
  }

  @Test
  void shouldLetRespondersOfAMergedSetLeaveOnce() {
    for (int i = 0; i < 200; i++) {
      start(CustomerSet.range(i * 3, i * 3 + 3));
    }
    assertThat(waitingTokens()).isEqualTo(1);
    CampaignWorld.Journey journey = world.new Journey(campaign);
    for (int i = 0; i < 100; i++) {
      assertThat(journey.responded(CustomerSet.of(i * 2, 9_999))).isEqualTo(1);
      assertThat(journey.responded(CustomerSet.of(i * 2))).isZero();
    }
    assertThat(journey.waiting("Wait_Response")).isEqualTo(500);
    assertThat(world.journeys.onTheWay(campaign).contains(4)).isFalse();
    world.advance(WAIT.plusMinutes(1));
    journey.awaitFinished();
    assertThat(journey.entered("End_Responded")).isEqualTo(100);
    assertThat(journey.entered("End_NoResponse")).isEqualTo(500);
  }

  /** Who is in again would otherwise be one customer with two fates in one instance. */
  @Test
  void shouldNotJoinASetTheCustomerWasEverIn() {
    start(CustomerSet.range(0, 10));
    CampaignWorld.Journey journey = world.new Journey(campaign);
    assertThat(journey.responded(CustomerSet.of(3))).isEqualTo(1);
    start(CustomerSet.of(3, 11));
    assertThat(waitingTokens()).isEqualTo(2);
    assertThat(journey.waiting("Wait_Response")).isEqualTo(11);
    start(CustomerSet.of(12));
    assertThat(waitingTokens()).isEqualTo(2);
    world.advance(WAIT.plusMinutes(1));
    journey.awaitFinished();
    assertThat(journey.entered("End_NoResponse")).isEqualTo(12);
  }

  @Test
  void shouldNotJoinAfterTheBucket() {
    start(CustomerSet.range(0, 10));
    world.advance(BUCKET.plusSeconds(1));
    start(CustomerSet.range(10, 20));
    assertThat(waitingTokens()).isEqualTo(2);
  }

  @Test
  void shouldTakeCustomersOutForGood() {
    start(CustomerSet.range(0, 10));
    start(CustomerSet.range(10, 20));
    assertThat(world.journeys.leave(campaign, CustomerSet.of(5, 15, 99))).isEqualTo(2);
    CampaignWorld.Journey journey = world.new Journey(campaign);
    assertThat(journey.waiting("Wait_Response")).isEqualTo(18);
    assertThat(journey.entered("End_Responded")).isZero();
    world.advance(WAIT.plusMinutes(1));
    journey.awaitFinished();
    assertThat(journey.entered("End_NoResponse")).isEqualTo(18);
  }

  /** A timer between two touches, as marketers draw it most. */
  @Test
  void shouldMergeAtATimerAndTouchEverybodyOnceBehindIt() {
    definition =
        world.journeys.deploy(
            "pause", PAUSE.getBytes(StandardCharsets.UTF_8), campaign = world.newCampaign());
    for (int i = 0; i < 5; i++) {
      pause(CustomerSet.range(i * 10, i * 10 + 10));
    }
    CampaignWorld.Journey journey = world.new Journey(campaign);
    assertThat(journey.waiting("Pause")).isEqualTo(50);
    assertThat(
            world
                .jdbc
                .sql("SELECT count(*) FROM engine_wait WHERE campaign_id = ?")
                .param(campaign)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    world.journeys.leave(campaign, CustomerSet.of(7));
    world.advance(Duration.ofHours(10).plusMinutes(1));
    journey.awaitFinished();
    assertThat(journey.touchedAt("First")).isEqualTo(CustomerSet.range(0, 50));
    assertThat(journey.touchedAt("Second"))
        .isEqualTo(CustomerSet.range(0, 50).minus(CustomerSet.of(7)));
    assertThat(leftBehind()).isZero();
  }

  @Test
  void shouldEndWhereEverybodyHasLeftBeforeTheTimer() {
    definition =
        world.journeys.deploy(
            "pause", PAUSE.getBytes(StandardCharsets.UTF_8), campaign = world.newCampaign());
    pause(CustomerSet.range(0, 10));
    world.journeys.leave(campaign, CustomerSet.range(0, 10));
    world.advance(Duration.ofHours(10).plusMinutes(1));
    world.new Journey(campaign).awaitFinished();
    assertThat(world.new Journey(campaign).entered("Second")).isZero();
  }

  private void pause(CustomerSet customers) {
    world.journeys.startByMessage(
        definition, "happened", campaign, world.cohorts.store(customers).id(), Map.of());
  }

  private static final String PAUSE =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          id="d" targetNamespace="http://baton.io/processes">
        <bpmn:process id="pause" isExecutable="true" camunda:historyTimeToLive="P365D">
          <bpmn:startEvent id="Start"><bpmn:messageEventDefinition id="m" messageRef="M"/></bpmn:startEvent>
          <bpmn:serviceTask id="First" camunda:type="external" camunda:topic="touch">
            <bpmn:extensionElements><camunda:properties>
              <camunda:property name="channel" value="EMAIL"/>
              <camunda:property name="template" value="offer-email-zh"/>
            </camunda:properties></bpmn:extensionElements>
          </bpmn:serviceTask>
          <bpmn:intermediateCatchEvent id="Pause">
            <bpmn:timerEventDefinition id="t">
              <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT10H</bpmn:timeDuration>
            </bpmn:timerEventDefinition>
          </bpmn:intermediateCatchEvent>
          <bpmn:serviceTask id="Second" camunda:type="external" camunda:topic="touch">
            <bpmn:extensionElements><camunda:properties>
              <camunda:property name="channel" value="EMAIL"/>
              <camunda:property name="template" value="offer-email-zh"/>
            </camunda:properties></bpmn:extensionElements>
          </bpmn:serviceTask>
          <bpmn:endEvent id="End"/>
          <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="First"/>
          <bpmn:sequenceFlow id="f2" sourceRef="First" targetRef="Pause"/>
          <bpmn:sequenceFlow id="f3" sourceRef="Pause" targetRef="Second"/>
          <bpmn:sequenceFlow id="f4" sourceRef="Second" targetRef="End"/>
        </bpmn:process>
        <bpmn:message id="M" name="happened"/>
      </bpmn:definitions>
      """;

  private static long enteredUpTo(List<Instant> moments, Instant limit) {
    return moments.stream().filter(moment -> !moment.isAfter(limit)).count();
  }

  private String start(CustomerSet customers) {
    return world.journeys.startByMessage(
        definition, "salary-arrived", campaign, world.cohorts.store(customers).id(), Map.of());
  }

  private Instant now() {
    return world.jdbc.sql("SELECT shared_now()").query(Timestamp.class).single().toInstant();
  }

  private long waiting() {
    return world.new Journey(campaign).waiting("Wait_Response");
  }

  private long waitingTokens() {
    return count(
        "act_ru_execution e JOIN engine_process p ON p.process_instance_id = e.proc_inst_id_"
            + " WHERE e.act_id_ = 'Wait_Response' AND e.is_active_ AND p.campaign_id = ?");
  }

  /** Timers and subscriptions of tokens that are gone. */
  private long leftBehind() {
    return count(
            "act_ru_job j JOIN engine_process p ON p.process_instance_id = j.process_instance_id_"
                + " WHERE p.campaign_id = ?")
        + count(
            "act_ru_event_subscr s JOIN engine_process p ON p.process_instance_id = s.proc_inst_id_"
                + " WHERE p.campaign_id = ?");
  }

  private long count(String from) {
    return world
        .jdbc
        .sql("SELECT count(*) FROM " + from)
        .param(campaign)
        .query(Long.class)
        .single();
  }
}
