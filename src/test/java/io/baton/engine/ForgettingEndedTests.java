package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.cohort.CustomerSet;
import io.baton.engine.camunda.Forgetting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A campaign that events feed for weeks: what is over goes, what the campaign counts stays. */
@EngineTest
class ForgettingEndedTests {
  private static final int COHORT = 20;
  private static final int STARTS = 30;

  @Autowired CampaignWorld world;
  @Autowired ApplicationContext application;
  private long campaign;
  private String definition;

  @BeforeEach
  void deploy() {
    FakeBank.TRUE_FOR.put("channel = \"APP_PUSH\"", CustomerSet.range(0, 1_000_000));
    FakeBank.TRUE_FOR.put("channel = \"SMS\"", CustomerSet.empty());
    FakeBank.TRUE_FOR.put("channel = \"EMAIL\"", CustomerSet.empty());
    campaign = world.newCampaign();
    String bpmn =
        new String(CampaignWorld.starter("journey/salary-arrived.bpmn"), StandardCharsets.UTF_8);
    definition =
        world.journeys.deploy("salary-arrived", bpmn.getBytes(StandardCharsets.UTF_8), campaign);
  }

  @Test
  void shouldForgetEndedInstancesAndKeepWhatTheCampaignCounts() {
    for (int i = 0; i < STARTS; i++) {
      start(i);
      pass(Duration.ofHours(8));
      if (i % 7 == 0) {
        assertThat(world.journeys.responded(campaign, "responded", CustomerSet.of(i * COHORT)))
            .isEqualTo(1);
      }
    }
    pass(Duration.ofHours(49));
    CustomerSet waiting = world.journeys.onTheWay(campaign);
    List<ElementCount> counts = world.journeys.counts(campaign);
    List<FlowCount> flows = world.journeys.flows(campaign);
    Map<String, Long> before = rows();

    Forgetting.ended(application);

    // Ten days of starts and two more: who came on the first two has waited seven and is over for
    // three.
    Map<String, Long> after = rows();
    assertThat(before.getOrDefault("engine_process", 0L) - after.getOrDefault("engine_process", 0L))
        .isBetween(5L, 7L);
    after.forEach(
        (table, count) -> assertThat(count).as(table).isLessThan(before.getOrDefault(table, 0L)));
    assertThat(world.journeys.onTheWay(campaign)).isEqualTo(waiting);
    assertThat(world.journeys.counts(campaign)).isEqualTo(counts);
    assertThat(world.journeys.flows(campaign)).isEqualTo(flows);
    assertThat(world.journeys.finished(campaign)).isFalse();

    world.advance(Duration.ofDays(30));
    world.new Journey(campaign).awaitFinished();
    world.advance(Duration.ofDays(30));
    Forgetting.ended(application);
    Map<String, Long> last = rows();
    assertThat(last).as("the youngest stays").containsEntry("engine_process", 1L);
    assertThat(last).containsEntry("act_hi_procinst", 1L);
    assertThat(last.get("cohort_cohort")).isLessThan(10);
    assertThat(last.get("engine_step")).isLessThan(10);
    assertThat(world.journeys.finished(campaign)).isTrue();
    CampaignWorld.Journey journey = world.new Journey(campaign);
    assertThat(journey.entered("Start_SalaryArrived")).isEqualTo((long) STARTS * COHORT);
    assertThat(journey.entered("End_Responded")).isEqualTo(5);
    assertThat(journey.entered("End_NoResponse")).isEqualTo((long) STARTS * COHORT - 5);
    assertThat(leftBehind()).as("sets of instances that are gone").isZero();

    world.advance(Duration.ofDays(366));
    Forgetting.ended(application);
    assertThat(rows())
        .as("the engine's own rows go after a year")
        .containsEntry("act_hi_procinst", 0L)
        .containsEntry("act_hi_actinst", 0L)
        .containsEntry("engine_process", 1L);
    assertThat(journey.entered("Start_SalaryArrived")).isEqualTo((long) STARTS * COHORT);
    assertThat(world.journeys.finished(campaign)).isTrue();
  }

  /** The set of an instance that has joined another goes with the other. */
  @Test
  void shouldKeepTheSetsOfThoseWhoWaitWithOthers() {
    start(0);
    String newcomer = start(1);
    start(2);
    assertThat(FakeBank.MERGED).containsKey(newcomer);
    world.advance(Duration.ofDays(4));
    Forgetting.ended(application);
    assertThat(rows())
        .as("the first waits, the last is the youngest")
        .containsEntry("engine_process", 2L);
    assertThat(FakeBank.FORGOTTEN).contains(newcomer);
    assertThat(world.journeys.onTheWay(campaign)).isEqualTo(CustomerSet.range(0, 3 * COHORT));
    world.advance(Duration.ofDays(4));
    world.new Journey(campaign).awaitFinished();
    assertThat(world.new Journey(campaign).entered("End_NoResponse")).isEqualTo(3L * COHORT);
  }

  /** A batch's set is the campaign's: who was treated is read from it for years. */
  @Test
  void shouldNeverTouchTheSetsOfTheCampaign() {
    long mine = world.cohorts.store(CustomerSet.range(500, 600)).id();
    world.journeys.startByMessage(definition, "salary-arrived", campaign, mine, Map.of());
    world.advance(Duration.ofMinutes(10));
    start(0);
    world.advance(Duration.ofDays(20));
    world.new Journey(campaign).awaitFinished();
    world.advance(Duration.ofDays(20));
    Forgetting.ended(application);
    assertThat(rows()).containsEntry("engine_process", 1L);
    assertThat(world.cohorts.members(mine)).isEqualTo(CustomerSet.range(500, 600));
  }

  /** Campaign time goes by, and what is due then is done. */
  private void pass(Duration time) {
    world.advance(time);
    await().atMost(Duration.ofSeconds(30)).until(() -> world.journeys.settled(campaign));
  }

  private String start(int number) {
    CustomerSet customers = CustomerSet.range(number * COHORT, (number + 1) * COHORT);
    return world.journeys.startByMessage(
        definition,
        "salary-arrived",
        campaign,
        world.cohorts.store(customers).id(),
        Map.of(),
        instance -> {});
  }

  /** Of this campaign, where a table says whose its rows are. */
  private Map<String, Long> rows() {
    Map<String, Long> rows = new LinkedHashMap<>();
    rows.put("engine_process", count("engine_process WHERE campaign_id = ?"));
    rows.put("engine_step", count("engine_step WHERE campaign_id = ?"));
    rows.put("act_hi_procinst", count("act_hi_procinst WHERE business_key_ = ?::text"));
    rows.put(
        "act_hi_actinst",
        count(
            "act_hi_actinst a JOIN act_hi_procinst p ON p.id_ = a.proc_inst_id_"
                + " WHERE p.business_key_ = ?::text"));
    rows.put(
        "cohort_cohort",
        count(
            "cohort_cohort c JOIN engine_process p ON p.process_instance_id = c.holder"
                + " WHERE p.campaign_id = ?"));
    return rows;
  }

  private long leftBehind() {
    return world
        .jdbc
        .sql(
            "SELECT count(*) FROM cohort_cohort c WHERE holder IS NOT NULL AND NOT EXISTS"
                + " (SELECT FROM engine_process p WHERE p.process_instance_id = c.holder)")
        .query(Long.class)
        .single();
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
