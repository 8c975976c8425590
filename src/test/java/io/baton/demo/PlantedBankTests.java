package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.dictionary.Dictionaries;
import io.baton.history.Pattern;
import io.baton.history.Patterns;
import io.baton.testing.BatonTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What the demo bank is made to hold is found by those who look for it. */
@BatonTest
class PlantedBankTests extends LoadedBank {
  @Autowired Patterns patterns;
  @Autowired Dictionaries dictionaries;

  @Test
  void shouldFindThePlantedSegmentsByTheirRules() {
    assertThat(membersOf("young-active"))
        .isEqualTo(runs.where(number -> of(number).young() && of(number).active()));
    assertThat(membersOf("high-net-worth")).isEqualTo(runs.where(number -> of(number).wealthy()));
    assertThat(membersOf("salary")).isEqualTo(runs.where(number -> of(number).salaried()));
    assertThat(membersOf("dormant")).isEqualTo(runs.where(number -> of(number).dormant()));
  }

  @Test
  void shouldPutEveryCustomerIntoOneTierAndOneStage() {
    assertPartition("tier-private", "tier-wealth", "tier-gold", "tier-mass");
    assertPartition("stage-potential", "stage-new", "stage-growing", "stage-mature", "stage-lost");
  }

  private void assertPartition(String... codes) {
    CustomerSet all = CustomerSet.empty();
    long sum = 0;
    for (String code : codes) {
      CustomerSet members = membersOf(code);
      assertThat(members.isEmpty()).as(code).isFalse();
      sum += members.size();
      all = all.or(members);
    }
    assertThat(all).isEqualTo(customers.everyone());
    assertThat(sum).isEqualTo(CUSTOMERS);
  }

  @Test
  void shouldFindThePlantedSeedsAndActiveUsers() {
    assertThat(membersOf("seed-customers"))
        .isEqualTo(
            runs.where(
                number -> of(number).young() && of(number).active() && of(number).salaried()));
    assertThat(membersOf("active-users")).isEqualTo(runs.where(number -> of(number).active()));
    assertThat(membersOf("existing-potential").isEmpty()).isFalse();
  }

  @Test
  void shouldFindThePlantedWayInTheHistory() {
    assertThat(membersOf("applied-not-finished"))
        .isEqualTo(
            runs.where(
                number ->
                    DemoWay.of(of(number)) == DemoWay.APPLIED
                        || DemoWay.of(of(number)) == DemoWay.FINISHED_LATE));
    Pattern.Sequence way =
        Pattern.parseSequence(
            JsonMapper.shared()
                .readTree(
                    """
                    {"sequence": [
                      {"event": {"kind": "page-view", "codes": ["E00003"]}},
                      {"event": {"kind": "product-view"}, "days": 3},
                      {"event": {"kind": "apply"}, "days": 4},
                      {"event": {"kind": "apply-done"}, "days": 2}]}\
                    """));
    List<DemoWay> steps =
        List.of(DemoWay.SAW_PAGE, DemoWay.SAW_PRODUCT, DemoWay.APPLIED, DemoWay.FINISHED);

    List<CustomerSet> found = patterns.funnel(way).steps();

    for (int i = 0; i < steps.size(); i++) {
      DemoWay step = steps.get(i);
      assertThat(found.get(i))
          .as(step.name())
          .isEqualTo(runs.where(number -> DemoWay.of(of(number)).reaches(step)));
    }
    assertThat(IntStream.rangeClosed(1, 1_000).mapToObj(number -> DemoWay.of(of(number))))
        .satisfies(
            ways ->
                assertThat(steps)
                    .extracting(step -> ways.stream().filter(way1 -> way1.reaches(step)).count())
                    .containsExactly(400L, 240L, 120L, 60L));
  }

  @Test
  void shouldNameEveryCodeInTheHistory() {
    for (String[] pair :
        List.of(
            new String[] {"code", "event-codes"},
            new String[] {"product", "wealth-products"},
            new String[] {"merchant", "merchants"},
            new String[] {"kind", "event-kinds"})) {
      List<String> used =
          jdbc.sql(
                  "SELECT DISTINCT %1$s FROM history_event WHERE %1$s IS NOT NULL"
                      .formatted(pair[0]))
              .query(String.class)
              .list();
      assertThat(used).hasSizeGreaterThan(4);
      assertThat(dictionaries.named(pair[1], used)).as(pair[1]).hasSameSizeAs(used);
    }
  }

  @Test
  void shouldSpeakOneLanguageOfTwoSystems() {
    FieldIndex index = indexes.current();
    CustomerSet differing = CustomerSet.empty();
    for (int number = 1; number <= CUSTOMERS; number++) {
      int id = id(number);
      String crm = index.require("crm.sex").textAt(id);
      String card = index.require("card.gender").textAt(id);
      if (crm != null) {
        assertThat(crm).isEqualTo(DemoSystems.male(number) ? "1" : "2");
      }
      if (card != null) {
        assertThat(card)
            .isEqualTo(DemoSystems.male(number) != DemoSystems.differs(number) ? "1" : "2");
      }
      if (crm != null && card != null && !crm.equals(card)) {
        differing = differing.or(CustomerSet.of(id));
      }
    }
    assertThat(differing.isEmpty()).isFalse();
    assertThat(index.require("card.marriage").values())
        .extracting(Column.ValueCount::value)
        .containsExactlyInAnyOrder("10", "20");
    assertThat(
            jdbc.sql("select raw from standard_unmapped order by raw").query(String.class).list())
        .containsExactly("O", "X");
    // One raw code, two meanings.
    assertThat(
            jdbc.sql("select code from standard_mapping where raw = '1' order by code")
                .query(String.class)
                .list())
        .containsExactly("1", "2");
    assertThat(index.require("contact_time").known()).isPositive();
    assertThat(index.require("family_income").known()).isPositive();
    assertThat(
            jdbc.sql("select state from standard_batch where tag = 'family_income' order by id")
                .query(String.class)
                .list())
        .containsExactly("ACCEPTED", "WAITING");
  }

  private int id(int number) {
    DemoRuns.Run run = runs.all().get(0);
    return run.firstId() + number - run.firstNumber();
  }
}
