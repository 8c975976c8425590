package io.baton.decision;

import static io.baton.decision.TableText.aTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.engine.CohortDecisions;
import io.baton.engine.ConditionSource;
import io.baton.engine.TaskCall;
import io.baton.shared.BatonException;
import io.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Versions, bindings and the outcomes that later conditions of a journey read. */
@BatonTest
class DecisionsTests {
  @Autowired Decisions decisions;
  @Autowired Outcomes outcomes;
  @Autowired CohortDecisions cohortDecisions;
  @Autowired ConditionSource conditions;
  @Autowired FieldIndexes indexes;
  @Autowired JdbcClient jdbc;

  @Test
  void shouldFindTheStarterSet() {
    assertThat(decisions.all())
        .extracting(DecisionVersion::key)
        .contains("approval-routing", "targeting", "channel-priority", "frequency-caps");
    assertThat(cohortDecisions.check("targeting")).isEmpty();
    assertThat(cohortDecisions.check("nothing")).hasSize(1);
    assertThat(
            cohortDecisions.decideOnce(
                "approval-routing", 1, Map.of("audience", 45_211, "budget", 1_000.0)))
        .isEqualTo(Map.of("approvalLevels", 1L, "approvalGroup", "APPROVER"));
  }

  @Test
  void shouldMakeANewVersionOnlyOfNewBytes() {
    byte[] first = table("versions", "1").bytes();
    byte[] second = table("versions", "2").bytes();
    assertThat(decisions.save("versions", first).version()).isEqualTo(1);
    assertThat(decisions.save("versions", first).version()).isEqualTo(1);
    assertThat(decisions.save("versions", second).version()).isEqualTo(2);
    assertThat(decisions.save("versions", first).version()).isEqualTo(3);
    assertThat(decisions.xml("versions", 2)).isEqualTo(second);
    assertThatThrownBy(
            () ->
                decisions.save(
                    "versions", "<x/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(BatonException.class);
    assertThat(decisions.latest("versions").orElseThrow().version()).isEqualTo(3);
    assertThatThrownBy(() -> decisions.xml("versions", 9))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(DecisionErrorCode.DECISION_UNKNOWN));
  }

  @Test
  void shouldKeepTheBoundVersionForACampaign() {
    decisions.save("bound", table("bound", "1").bytes());
    decisions.bind(77, "bound", 1);
    decisions.save("bound", table("bound", "2.50").bytes());
    assertThat(cohortDecisions.decideOnce("bound", 77, Map.of("a", true)))
        .isEqualTo(Map.of("level", 1L));
    assertThat(cohortDecisions.decideOnce("bound", 78, Map.of("a", true)))
        .isEqualTo(Map.of("level", 2.5));
    assertThat(decisions.evaluateOnce(decisions.forCampaign("bound", 78), Map.of("a", true)))
        .isEqualTo(List.of(Map.of("level", new BigDecimal("2.5"))));
  }

  @Test
  void shouldLetConditionsReadOutcomesBeforeFactsBeforeTags() {
    CustomerSet everyone = CustomerSet.range(0, 100);
    indexes.publish(
        index ->
            index
                .withEveryone(everyone)
                .with(
                    Column.ofSets(
                        Field.of("a", FieldType.BOOLEAN),
                        Map.of(
                            "true", CustomerSet.range(0, 10), "false", CustomerSet.range(10, 90))),
                    Column.ofSets(Field.number("level", 0), Map.of("9", everyone)),
                    Column.ofSets(Field.number("amount", 0), Map.of("1", everyone))));
    decisions.save("reading", table("reading", "1").bytes());
    outcomes.keepFacts(
        "p1",
        List.of(
            new JourneyFact(
                Column.ofSets(
                    Field.number("amount", 2), Map.of("5000.01", CustomerSet.range(0, 50))),
                "EVENT:order",
                Instant.EPOCH)));
    Call call = new Call("p1", 0, CustomerSet.range(0, 60));

    assertThat(conditions.whereTrue("level = 9", 1, "p1", everyone)).isEqualTo(everyone);
    cohortDecisions.decide("reading", call);
    cohortDecisions.decide("reading", call);
    cohortDecisions.decide("reading", new Call("p1", 1, CustomerSet.range(60, 100)));

    assertThat(conditions.whereTrue("level = 1", 1, "p1", everyone))
        .isEqualTo(CustomerSet.range(0, 10));
    assertThat(conditions.whereTrue("level is null", 1, "p1", everyone))
        .isEqualTo(CustomerSet.range(10, 100));
    assertThat(conditions.whereTrue("amount > 5000 and a", 1, "p1", CustomerSet.range(5, 100)))
        .isEqualTo(CustomerSet.range(5, 10));
    assertThat(conditions.whereTrue("level = 9", 1, "p2", everyone)).isEqualTo(everyone);
    assertThat(
            jdbc.sql("select count(*) from decision_outcome where process_instance = 'p1'")
                .query(Long.class)
                .single())
        .as("a retried chunk leaves one set of rows")
        .isEqualTo(3);
    assertThat(conditions.check("level >")).hasSize(1);
    assertThat(conditions.check("level > 1")).isEmpty();
  }

  @Test
  void shouldRefuseListsInAJourney() {
    assertThatThrownBy(
            () -> cohortDecisions.decide("frequency-caps", new Call("p3", 0, CustomerSet.of(1))))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(DecisionErrorCode.DECISION_GIVES_LISTS));
  }

  private static TableText table(String key, String level) {
    return aTable(key, "hitPolicy=\"FIRST\"")
        .input("a", "boolean")
        .output("level", "number")
        .row("true => " + level);
  }

  /** A call of the business rule task, as the engine would make it. */
  private record Call(String processInstanceId, int chunk, CustomerSet customers)
      implements TaskCall {
    @Override
    public long campaignId() {
      return 1;
    }

    @Override
    public String elementId() {
      return "Task_Decide";
    }

    @Override
    public long stepNumber() {
      return 12;
    }

    @Override
    public Optional<String> parameter(String name) {
      return Optional.empty();
    }

    @Override
    public @Nullable Object variable(String name) {
      return null;
    }

    @Override
    public void setVariable(String name, Object value) {}
  }
}
