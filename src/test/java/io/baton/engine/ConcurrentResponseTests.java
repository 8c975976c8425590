package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class ConcurrentResponseTests {
  private static final int CUSTOMERS = 800;
  private static final int THREADS = 4;

  @Autowired CampaignWorld world;

  @Test
  void shouldNeverCountACustomerAsResponderAndAsSilent() throws Exception {
    CampaignWorld.Journey journey =
        world.launch("journey/two-wave-followup.bpmn", CustomerSet.range(0, CUSTOMERS));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Long>> answers = new ArrayList<>();
    for (int batch = 0; batch < 80; batch++) {
      int from = batch * 10;
      if (batch == 40) {
        world.advance(Duration.ofDays(3).plusMinutes(1));
      }
      answers.add(threads.submit(() -> journey.responded(CustomerSet.range(from, from + 20))));
    }
    long left = 0;
    for (Future<Long> answer : answers) {
      left += answer.get();
    }
    threads.shutdown();

    journey.awaitEntered(
        "Boundary_EmailTimeUp", journey.count("Wait_AfterEmail").left() - firstWave(journey));
    long first = journey.entered("End_EmailResponded");
    long silent = journey.entered("Boundary_EmailTimeUp");
    long second = journey.entered("End_SmsResponded");
    assertThat(first + silent).isEqualTo(CUSTOMERS);
    assertThat(first + second).isEqualTo(left);
    assertThat(journey.touchedAt("Task_SendSms").size()).isEqualTo(silent);
    assertThat(journey.waiting("Wait_AfterSms")).isEqualTo(silent - second);
  }

  private static long firstWave(CampaignWorld.Journey journey) {
    journey.awaitWaiting("Wait_AfterEmail", 0);
    return journey.entered("End_EmailResponded");
  }
}
