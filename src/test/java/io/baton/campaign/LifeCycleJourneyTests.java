package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.engine.ElementCount;
import io.baton.engine.Scope;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.testing.BatonTest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * CMP-18: the way through the starter journey is chosen by a table of life stages and key events,
 * and a new version of the table chooses another way while the journey stays as it is.
 */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=campaigns")
class LifeCycleJourneyTests extends Triggered {
  private static final String TABLE = "life-cycle-path";
  private static final String JOURNEY = "life-cycle-journey";
  private static final String KEEP_FROM =
      "<inputEntry id=\"Test_life_cycle_path_3_2\">\n          <text>&gt;= ";
  private static final String LARGE = "\"amount\": 80000";

  @Autowired Remarks remarks;

  /** Two new customers, two lost, two mature, two growing; of the others nothing is known. */
  @BeforeEach
  void stages() {
    indexes.publish(
        index ->
            index.with(
                number("tenure_months", Map.of("3", two(0), "40", two(2).or(two(4)).or(two(6)))),
                number("txn_count_30d", Map.of("0", two(2), "5", two(0).or(two(4)).or(two(6)))),
                number(
                    "app_active_days_30d", Map.of("0", two(2), "9", two(0).or(two(4)).or(two(6)))),
                number("aum", Map.of("900000", two(4), "1000", two(0).or(two(2)).or(two(6))))));
  }

  private CustomerSet two(int first) {
    return CustomerSet.of(who[first], who[first + 1]);
  }

  private static Column number(String code, Map<String, CustomerSet> values) {
    return Column.ofSets(new Field(code, FieldType.NUMBER, 0), values);
  }

  @Test
  void shouldChooseThePathByLifeStageAndKeyEvent() {
    CampaignFacts campaign = live(new TriggerPlan(type, null), null, JOURNEY);
    for (int i = 0; i < 10; i++) {
      happened(who[i], LARGE);
    }
    send();
    assertThat(paths(campaign))
        .isEqualTo(
            Map.of(
                "Task_Welcome",
                2L,
                "Task_WinBack",
                2L,
                "Task_Keep",
                2L,
                "Task_Grow",
                2L,
                "End_None",
                2L));
    assertThat(touches.plannedOrTouched(campaign.id()))
        .isEqualTo(two(0).or(two(2)).or(two(4)).or(two(6)));
  }

  @Test
  void shouldTakeAnotherPathByANewTableWithoutAnotherDiagram() {
    processes.save(
        "signed-" + type,
        "as signed",
        Scope.JOURNEY,
        ProcessOrigin.STARTER,
        processes
            .require(JOURNEY)
            .xml()
            .replace("id=\"" + JOURNEY + "\"", "id=\"signed-" + type + "\"")
            .replace("bpmnElement=\"" + JOURNEY + "\"", "bpmnElement=\"signed-" + type + "\"")
            .replace("value=\"LATEST\"", "value=\"SIGNED\""));
    CampaignFacts follows = live(new TriggerPlan(type, null), null, JOURNEY);
    CampaignFacts asSigned = live(new TriggerPlan(type, null), null, "signed-" + type);
    happened(who[0], LARGE);
    happened(who[4], "\"amount\": 10");
    send();
    Map<String, Long> before = Map.of("Task_Welcome", 1L, "End_None", 1L);
    assertThat(paths(follows)).isEqualTo(before);
    assertThat(paths(asSigned)).isEqualTo(before);
    List<String> deployed = deployed(follows);

    // From now on new customers are lifted, and mature ones are kept whatever the amount.
    String table = latest();
    decisions.save(
        TABLE,
        table
            .replace("\"WELCOME\"", "\"GROW\"")
            .replace(KEEP_FROM + "50000", KEEP_FROM + "1")
            .getBytes(StandardCharsets.UTF_8));
    happened(who[1], LARGE);
    happened(who[5], "\"amount\": 10");
    send();

    assertThat(paths(follows))
        .isEqualTo(Map.of("Task_Welcome", 1L, "End_None", 1L, "Task_Grow", 1L, "Task_Keep", 1L));
    assertThat(paths(asSigned)).isEqualTo(Map.of("Task_Welcome", 2L, "End_None", 2L));
    assertThat(deployed(follows))
        .as("one definition, deployed once")
        .hasSize(1)
        .isEqualTo(deployed);
    assertThat(remarks.of(follows.id()))
        .extracting(Remarks.Remark::verdict)
        .contains(Remarks.Verdict.TABLE_CHANGED);
    assertThat(remarks.of(asSigned.id()))
        .extracting(Remarks.Remark::verdict)
        .doesNotContain(Remarks.Verdict.TABLE_CHANGED);
    decisions.save(TABLE, table.getBytes(StandardCharsets.UTF_8));
  }

  /** What is drawn behind the table reads its result by name. */
  @Test
  void shouldKeepTheResultsThatALiveCampaignReads() {
    CampaignFacts campaign = live(new TriggerPlan(type, null), null, JOURNEY);
    assertThat(manifest(campaign)).contains("\"follows\":true");
    byte[] renamed =
        latest().replace("name=\"path\"", "name=\"way\"").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> decisions.save(TABLE, renamed))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> {
              assertThat(e.findings()).extracting(Finding::code).containsOnly("DMN_CONTRACT");
              assertThat(e.findings())
                  .extracting(Finding::place)
                  .containsExactly(TABLE + ", column path");
              assertThat(e.getMessage()).contains(campaign.code());
            });
  }

  private String latest() {
    int version = decisions.latest(TABLE).orElseThrow().version();
    return new String(decisions.xml(TABLE, version), StandardCharsets.UTF_8);
  }

  private String manifest(CampaignFacts campaign) {
    return jdbc.sql("SELECT manifest FROM campaign_campaign WHERE id = ?")
        .param(campaign.id())
        .query(String.class)
        .single();
  }

  /** The definitions of the engine by which customers of the campaign went. */
  private List<String> deployed(CampaignFacts campaign) {
    return jdbc.sql(
            "SELECT DISTINCT definition_id FROM engine_process"
                + " WHERE campaign_id = ? AND scope = 'JOURNEY'")
        .param(campaign.id())
        .query(String.class)
        .list();
  }

  /** How many came to each place behind the split. */
  private Map<String, Long> paths(CampaignFacts campaign) {
    Map<String, Long> paths = new LinkedHashMap<>();
    for (ElementCount count : journeys.counts(campaign.id())) {
      if (count.entered() > 0
          && List.of("Task_Welcome", "Task_Grow", "Task_Keep", "Task_WinBack", "End_None")
              .contains(count.elementId())) {
        paths.put(count.elementId(), count.entered());
      }
    }
    return paths;
  }
}
