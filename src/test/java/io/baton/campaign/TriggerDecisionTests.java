package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.decision.ExplainingDecisions;
import io.baton.engine.Scope;
import io.baton.scoring.ScriptedModel;
import io.baton.tag.SeenValue;
import io.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * RTM-07: a table decides on the event, the night's tags and scores, and what a model says at once.
 */
@BatonTest
class TriggerDecisionTests extends Triggered {
  @Autowired ScriptedModel model;
  @Autowired ExplainingDecisions explaining;

  @Test
  void shouldDecideOnTheEventAndOnWhatIsKnown() {
    String tag = "t" + type.substring(5);
    String score = "s" + type.substring(5);
    CustomerSet good = CustomerSet.of(who[0], who[1], who[2]);
    indexes.publish(
        index ->
            index.with(
                Column.ofSets(new Field(tag, FieldType.NUMBER, 0), Map.of("10", good)),
                Column.ofSets(
                    new Field(score, FieldType.NUMBER, 4),
                    Map.of(
                        "0.9000",
                        CustomerSet.of(who[0], who[1], who[4]),
                        "0.1000",
                        CustomerSet.of(who[2])))));
    String decision = "mix-" + type;
    decisions.save(decision, table(decision, tag, score).getBytes(StandardCharsets.UTF_8));
    CampaignFacts campaign = live(new TriggerPlan(type, null), null, journeyThatAsks(decision));
    happened(who[0], "\"amount\": 6000");
    happened(who[1], "\"amount\": 100");
    happened(who[2], "\"amount\": 6000");
    happened(who[4], "\"amount\": 6000");
    send();
    assertThat(touches.plannedOrTouched(campaign.id())).isEqualTo(CustomerSet.of(who[0]));
    assertThat(entered(campaign).size()).isEqualTo(4);
  }

  /** Of each value it is told where it is from, and how old it is. */
  @Test
  void shouldDecideOnWhatAModelSaysAtOnce() {
    String decision = "online-" + type;
    String tag = "t" + type.substring(5);
    indexes.publish(
        index ->
            index.with(Column.ofSets(new Field(tag, FieldType.NUMBER, 0), Map.of("10", people))));
    decisions.save(
        decision, table(decision, tag, "score.scripted").getBytes(StandardCharsets.UTF_8));
    CampaignFacts campaign = live(scored("scripted"), null, journeyThatAsks(decision));
    model.says(
        known ->
            String.valueOf(known.get("event.amount")).equals("9000")
                ? new BigDecimal("0.75")
                : null);
    happened(who[0], "\"amount\": 9000");
    happened(who[1], "\"amount\": 6000");
    send();

    assertThat(entered(campaign)).isEqualTo(CustomerSet.of(who[0], who[1]));
    assertThat(touches.plannedOrTouched(campaign.id())).isEqualTo(CustomerSet.of(who[0]));
    List<SeenValue> seen =
        explaining.of(campaign.id(), who[0]).stream()
            .map(ExplainingDecisions.Decided::seen)
            .flatMap(List::stream)
            .filter(each -> !each.field().equals(tag))
            .toList();
    assertThat(seen)
        .extracting(SeenValue::field, SeenValue::value, SeenValue::source)
        .contains(
            tuple("event.amount", "9000.0000", "EVENT:" + type),
            tuple("score.scripted", "0.750000", "ONLINE_MODEL:scripted"));
    assertThat(seen).extracting(SeenValue::computedAt).doesNotContainNull();
  }

  @Test
  void shouldRefuseAModelThatIsNotThere() {
    refused(scored("nobodys"), "/trigger/scores", "ONLINE_MODEL_UNKNOWN");
    refused(scored("scripted", "scripted"), "/trigger/scores", "CAMPAIGN_FIELD");
  }

  private TriggerPlan scored(String... models) {
    return new TriggerPlan(type, null, null, null, null, null, null, List.of(models));
  }

  private String journeyThatAsks(String decision) {
    String key = "asks-" + decision;
    processes.save(
        key,
        "asks",
        Scope.JOURNEY,
        ProcessOrigin.STARTER,
        processes
            .require("salary-arrived")
            .xml()
            .replace("\"salary-arrived\" name=\"工资", "\"" + key + "\" name=\"工资")
            .replace("bpmnElement=\"salary-arrived\"", "bpmnElement=\"" + key + "\"")
            .replace("\"channel-priority\"", "\"" + decision + "\""));
    return key;
  }

  private static String table(String key, String tag, String score) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="baton">
          <decision id="%s" name="mix"><decisionTable id="t" hitPolicy="FIRST">
            <input id="i1"><inputExpression id="e1" typeRef="number"><text>%s</text></inputExpression></input>
            <input id="i2"><inputExpression id="e2" typeRef="number"><text>event.amount</text></inputExpression></input>
            <input id="i3"><inputExpression id="e3" typeRef="number"><text>%s</text></inputExpression></input>
            <output id="o1" name="channel" typeRef="string"/>
            <rule id="r1">
              <inputEntry id="c1"><text>&gt;= 10</text></inputEntry>
              <inputEntry id="c2"><text>&gt;= 5000</text></inputEntry>
              <inputEntry id="c3"><text>&gt; 0.5</text></inputEntry>
              <outputEntry id="v1"><text>"EMAIL"</text></outputEntry>
            </rule>
          </decisionTable></decision>
        </definitions>
        """
        .formatted(key, tag, score);
  }
}
