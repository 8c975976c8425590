package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Compiled rules against the row-by-row oracle, and what is refused. */
class RuleCompilerTests {
  @Property(tries = 20)
  void shouldFindTheSameCustomersAsTheOracleInSparseBlocks(@ForAll long seed) {
    compareWithOracle(new RandomCustomers(new Random(seed), 3, 1500), new Random(seed), 10);
  }

  @Property(tries = 2)
  void shouldFindTheSameCustomersAsTheOracleInDenseBlocks(@ForAll long seed) {
    compareWithOracle(new RandomCustomers(new Random(seed), 2, 65_536), new Random(seed), 5);
  }

  private static void compareWithOracle(RandomCustomers customers, Random random, int rules) {
    for (int i = 0; i < rules; i++) {
      Rule rule = customers.rule(3);
      CompiledRule compiled = RuleCompiler.compile(rule, customers.index());
      CustomerSet expected = customers.matching(rule);
      CustomerSet among = CustomerSetTests.setOf(CustomerSetTests.randomBits(random));

      assertThat(compiled.members()).as(rule.toJson()).isEqualTo(expected);
      assertThat(compiled.count()).isEqualTo(expected.size());
      assertThat(compiled.members(among)).isEqualTo(expected.and(among));
      assertThat(compiled.count(among)).isEqualTo(expected.and(among).size());
      assertThat(compiled.clauses(among))
          .as(rule.toJson())
          .isEqualTo(
              places(rule, "")
                  .map(place -> countOf(customers.matching(at(rule, place)), among, place))
                  .toList());
      assertThat(Rule.parse(rule.toJson()))
          .as("JSON round trip")
          .satisfies(
              read -> assertThat(read.toJson()).isEqualTo(rule.toJson()),
              read ->
                  assertThat(RuleCompiler.compile(read, customers.index()).members())
                      .isEqualTo(expected));
    }
  }

  private static CompiledRule.ClauseCount countOf(
      CustomerSet members, CustomerSet among, String place) {
    return new CompiledRule.ClauseCount(place, members.and(among).size());
  }

  /** Every part from the root down. */
  private static Stream<String> places(Rule rule, String place) {
    return Stream.concat(
        Stream.of(place),
        membersOf(rule).entrySet().stream()
            .flatMap(member -> places(member.getValue(), place + member.getKey())));
  }

  private static Rule at(Rule rule, String place) {
    return place.isEmpty()
        ? rule
        : membersOf(rule).entrySet().stream()
            .filter(member -> (place + "/").startsWith(member.getKey() + "/"))
            .map(member -> at(member.getValue(), place.substring(member.getKey().length())))
            .findFirst()
            .orElseThrow();
  }

  private static Map<String, Rule> membersOf(Rule rule) {
    if (rule instanceof Rule.Not not) {
      return Map.of("/not", not.rule());
    }
    boolean every = rule instanceof Rule.All;
    List<Rule> rules =
        rule instanceof Rule.All all
            ? all.rules()
            : rule instanceof Rule.Any any ? any.rules() : List.of();
    Map<String, Rule> members = new LinkedHashMap<>();
    for (Rule member : rules) {
      members.put((every ? "/all/" : "/any/") + members.size(), member);
    }
    return members;
  }

  @Test
  void shouldCompareDecimalsExactlyAtTheScaleOfTheField() {
    ColumnBuilder builder = ColumnBuilder.of(Field.number("n", 0));
    for (int i = 0; i < 10; i++) {
      builder.putLong(i, i - 5); // -5 … 4
    }
    FieldIndex index = indexOf(10, builder.build());
    assertThat(count("{'field':'n','op':'gt','value':3.5}", index)).isEqualTo(1);
    assertThat(count("{'field':'n','op':'eq','value':3.5}", index)).isZero();
    assertThat(count("{'field':'n','op':'ne','value':3.5}", index)).isEqualTo(10);
    assertThat(count("{'field':'n','op':'lt','value':-3.5}", index)).isEqualTo(2);
    assertThat(count("{'field':'n','op':'ge','value':'-0.1'}", index)).isEqualTo(5);
    assertThat(count("{'field':'n','op':'between','value':[-2,2]}", index)).isEqualTo(5);
    assertThat(count("{'field':'n','op':'between','value':[2,-2]}", index)).isZero();
    assertThat(count("{'field':'n','op':'lt','value':1e60}", index)).isEqualTo(10);
  }

  @Test
  void shouldKeepAllEighteenDigits() {
    ColumnBuilder builder = ColumnBuilder.of(Field.number("n", 2));
    builder.put(0, "9999999999999999.98");
    builder.put(1, "9999999999999999.99");
    builder.put(2, "-9999999999999999.99");
    FieldIndex index = indexOf(3, builder.build());
    assertThat(count("{'field':'n','op':'eq','value':9999999999999999.99}", index)).isEqualTo(1);
    assertThat(count("{'field':'n','op':'lt','value':'9999999999999999.99'}", index)).isEqualTo(2);
    assertThat(count("{'field':'n','op':'le','value':'-9999999999999999.99'}", index)).isEqualTo(1);
  }

  @Test
  void shouldCountEveryClauseOnItsOwn() {
    Column vip =
        Column.ofSets(
            Field.of("vip", FieldType.BOOLEAN),
            java.util.Map.of("true", CustomerSet.range(0, 10), "false", CustomerSet.range(10, 15)));
    Rule rule =
        Rule.parse(
            json(
                "{'all':[{'field':'vip','op':'eq','value':true},"
                    + "{'not':{'field':'vip','op':'isNull'}}]}"));
    assertThat(RuleCompiler.compile(rule, indexOf(20, vip)).clauses(CustomerSet.range(5, 100)))
        .containsExactly(
            new CompiledRule.ClauseCount("", 5),
            new CompiledRule.ClauseCount("/all/0", 5),
            new CompiledRule.ClauseCount("/all/1", 10),
            new CompiledRule.ClauseCount("/all/1/not", 5));
  }

  @Test
  void shouldLookUpTheFieldsOfTheSourceFirst() {
    FieldIndex index =
        indexOf(
            4,
            Column.ofSets(
                Field.of("city", FieldType.ENUM), java.util.Map.of("A", CustomerSet.of(0))),
            Column.ofSets(
                Field.of("crm.city", FieldType.ENUM), java.util.Map.of("A", CustomerSet.of(1, 2))));
    Rule rule = Rule.parse(json("{'field':'city','op':'eq','value':'A'}"));
    assertThat(RuleCompiler.compile(rule, index).count()).isEqualTo(1);
    assertThat(RuleCompiler.compile(rule, index.preferring("crm")).count()).isEqualTo(2);
    assertThat(RuleCompiler.compile(rule, index.preferring("other")).count()).isEqualTo(1);
  }

  @Test
  void shouldNameEveryMisfitByItsPlace() {
    FieldIndex index = new RandomCustomers(new Random(1), 1, 10).index();
    Rule rule =
        Rule.parse(
            json(
                "{'all':[{'field':'nope','op':'isNull'},"
                    + "{'any':[{'field':'city','op':'lt','value':'A'}]},"
                    + "{'not':{'field':'age','op':'in','value':[1,'x']}},"
                    + "{'field':'opened','op':'eq','value':'2026-02-30'},"
                    + "{'field':'vip','op':'eq','value':1},"
                    + "{'field':'city','op':'eq','value':7}]}"));
    assertThat(RuleCompiler.check(rule, index))
        .extracting(Finding::place, Finding::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/all/0/field", "RULE_UNKNOWN_FIELD"),
            org.assertj.core.groups.Tuple.tuple("/all/1/any/0/op", "RULE_TYPE_MISMATCH"),
            org.assertj.core.groups.Tuple.tuple("/all/2/not/value/1", "RULE_TYPE_MISMATCH"),
            org.assertj.core.groups.Tuple.tuple("/all/3/value", "RULE_TYPE_MISMATCH"),
            org.assertj.core.groups.Tuple.tuple("/all/4/value", "RULE_TYPE_MISMATCH"),
            org.assertj.core.groups.Tuple.tuple("/all/5/value", "RULE_TYPE_MISMATCH"));
    assertThatThrownBy(() -> RuleCompiler.compile(rule, index))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CohortErrorCode.RULE_UNKNOWN_FIELD));
  }

  static FieldIndex indexOf(int customers, Column... columns) {
    return FieldIndex.empty(Instant.EPOCH)
        .withEveryone(CustomerSet.range(0, customers))
        .with(columns);
  }

  private static long count(String rule, FieldIndex index) {
    return RuleCompiler.compile(Rule.parse(json(rule)), index).count();
  }

  static String json(String singleQuoted) {
    return singleQuoted.replace('\'', '"');
  }
}
