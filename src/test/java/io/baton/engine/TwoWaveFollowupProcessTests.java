package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class TwoWaveFollowupProcessTests {
  private static final String FILE = "journey/two-wave-followup.bpmn";
  private static final CustomerSet AUDIENCE = CustomerSet.range(0, 500);

  @Autowired CampaignWorld world;

  @Test
  void shouldSendAnSmsToThoseWhoHaveNotRespondedInThreeDays() {
    CampaignWorld.Journey journey = world.launch(FILE, AUDIENCE);
    assertThat(journey.touchedAt("Task_SendEmail")).isEqualTo(AUDIENCE);
    assertThat(journey.waiting("Wait_AfterEmail")).isEqualTo(500);

    assertThat(journey.responded(CustomerSet.range(0, 40))).isEqualTo(40);
    assertThat(journey.responded(CustomerSet.range(20, 60))).isEqualTo(20);
    assertThat(journey.waiting("Wait_AfterEmail")).isEqualTo(440);
    assertThat(journey.entered("End_EmailResponded")).isEqualTo(60);

    world.advance(Duration.ofDays(3).plusMinutes(1));
    journey.awaitWaiting("Wait_AfterSms", 440);
    assertThat(journey.touchedAt("Task_SendSms")).isEqualTo(CustomerSet.range(60, 500));
    assertThat(journey.waiting("Wait_AfterEmail")).isZero();
    assertThat(journey.responded(CustomerSet.range(0, 60))).isZero();
    assertThat(journey.responded(CustomerSet.range(60, 70))).isEqualTo(10);

    world.advance(Duration.ofDays(3).plusMinutes(1));
    journey.awaitFinished();
    assertThat(journey.entered("End_SmsResponded")).isEqualTo(10);
    assertThat(journey.entered("End_NoResponse")).isEqualTo(430);
    assertThat(journey.tookFlow("Flow_EmailTimeUp")).isEqualTo(440);
    assertThat(journey.count("Task_SendEmail"))
        .isEqualTo(new ElementCount("Task_SendEmail", 500, 0, 500));
  }

  @Test
  void shouldEndTheJourneyWhenEverybodyHasRespondedBeforeTheTimeIsUp() {
    CampaignWorld.Journey journey = world.launch(FILE, CustomerSet.of(7));
    assertThat(journey.responded(CustomerSet.of(7))).isEqualTo(1);

    world.advance(Duration.ofDays(3).plusMinutes(1));
    journey.awaitFinished();
    assertThat(journey.entered("End_EmailResponded")).isEqualTo(1);
    assertThat(journey.touchedAt("Task_SendSms").isEmpty()).isTrue();
  }

  @Test
  void shouldGoOnOnlyWithThoseWhomTheTouchLetsThrough() {
    long campaign = world.newCampaign();
    FakeBank.REFUSED.put(campaign, CustomerSet.range(0, 100));
    String definition = world.journeys.deploy("j", CampaignWorld.starter(FILE), campaign);
    long cohort = world.cohorts.store(AUDIENCE).id();
    world.journeys.start(definition, campaign, cohort, java.util.Map.of());

    CampaignWorld.Journey journey = world.new Journey(campaign);
    assertThat(journey.waiting("Wait_AfterEmail")).isEqualTo(400);
    assertThat(journey.tookFlow("Flow_ToWaitAfterEmail")).isEqualTo(400);
    assertThat(journey.count("Task_SendEmail").left()).isEqualTo(500);
  }
}
