package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class SalaryArrivedProcessTests {
  private static final CustomerSet EVERYONE = CustomerSet.range(0, 100);

  @Autowired CampaignWorld world;

  @BeforeEach
  void channels() {
    FakeBank.TRUE_FOR.put("channel = \"APP_PUSH\"", CustomerSet.range(0, 50));
    FakeBank.TRUE_FOR.put("channel = \"SMS\"", CustomerSet.range(40, 80));
    FakeBank.TRUE_FOR.put("channel = \"EMAIL\"", CustomerSet.range(5_000, 6_000));
  }

  @Test
  void shouldSendEveryoneDownEveryFlowThatIsTrueAndJoinThemAgain() {
    CampaignWorld.Journey journey = arrive(EVERYONE);

    assertThat(journey.touchedAt("Task_SendPush")).isEqualTo(CustomerSet.range(0, 50));
    assertThat(journey.touchedAt("Task_SendSms")).isEqualTo(CustomerSet.range(40, 80));
    assertThat(journey.entered("Task_SendEmail")).isZero();
    assertThat(journey.tookFlow("Flow_Email")).isZero();
    assertThat(journey.entered("End_NoChannel")).isEqualTo(20);
    assertThat(journey.count("Gateway_Joined"))
        .isEqualTo(new ElementCount("Gateway_Joined", 90, 0, 90));
    assertThat(journey.tookFlow("Flow_ToWait")).isEqualTo(80);
    assertThat(journey.waiting("Wait_Response")).isEqualTo(80);
  }

  @Test
  void shouldLetRespondersGoAndTheOthersWaitSevenDays() {
    CampaignWorld.Journey journey = arrive(EVERYONE);
    assertThat(journey.responded(CustomerSet.of(1, 45, 99))).isEqualTo(2);
    assertThat(journey.entered("End_Responded")).isEqualTo(2);

    world.advance(Duration.ofDays(7).plusMinutes(1));
    journey.awaitFinished();
    assertThat(journey.entered("End_NoResponse")).isEqualTo(78);
  }

  @Test
  void shouldEndAtOnceWhereNobodyHasAChannel() {
    CampaignWorld.Journey journey = arrive(CustomerSet.range(90, 100));
    assertThat(journey.entered("End_NoChannel")).isEqualTo(10);
    assertThat(world.journeys.finished(journey.campaign)).isTrue();
  }

  @Test
  void shouldJoinAlthoughOneBranchDiedOfRefusals() {
    long campaign = world.newCampaign();
    FakeBank.REFUSED.put(campaign, CustomerSet.range(40, 80));
    CampaignWorld.Journey journey = arrive(campaign, EVERYONE);
    assertThat(journey.tookFlow("Flow_PushSent")).isEqualTo(40);
    assertThat(journey.tookFlow("Flow_SmsSent")).isZero();
    assertThat(journey.waiting("Gateway_Joined")).isZero();
    assertThat(journey.waiting("Wait_Response")).isEqualTo(40);
  }

  @Test
  void shouldRunManySmallCohortsOfOneCampaignSideBySide() {
    long campaign = world.newCampaign();
    String definition = deploy(campaign);
    for (int customer = 0; customer < 10; customer++) {
      start(definition, campaign, CustomerSet.of(customer));
    }
    CampaignWorld.Journey journey = world.new Journey(campaign);
    assertThat(journey.waiting("Wait_Response")).isEqualTo(10);
    assertThat(journey.responded(CustomerSet.range(0, 4))).isEqualTo(4);
    assertThat(journey.waiting("Wait_Response")).isEqualTo(6);
  }

  private CampaignWorld.Journey arrive(CustomerSet customers) {
    return arrive(world.newCampaign(), customers);
  }

  private CampaignWorld.Journey arrive(long campaign, CustomerSet customers) {
    start(deploy(campaign), campaign, customers);
    return world.new Journey(campaign);
  }

  private String deploy(long campaign) {
    return world.journeys.deploy(
        "salary-arrived", CampaignWorld.starter("journey/salary-arrived.bpmn"), campaign);
  }

  private void start(String definition, long campaign, CustomerSet customers) {
    world.journeys.startByMessage(
        definition, "salary-arrived", campaign, world.cohorts.store(customers).id(), Map.of());
  }
}
