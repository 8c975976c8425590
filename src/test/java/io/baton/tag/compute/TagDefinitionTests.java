package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagDefinitionTests {
  private static final FactTable TABLE =
      new FactTable(
          "spending",
          "day",
          List.of(
              Field.of("day", FieldType.DATE),
              Field.of("kind", FieldType.ENUM),
              Field.number("amount", 2)),
          "spending");
  private static final FactTable DAYLESS =
      new FactTable("people", null, List.of(Field.number("age", 0)), "people");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|",
        "{'aggregate':'count'}|/table",
        "{'table':'t'}|/aggregate",
        "{'table':'t','aggregate':'drop'}|/aggregate",
        "{'table':'t','aggregate':'sum'}|/measure",
        "{'table':'t','aggregate':'count','measure':'amount'}|/measure",
        "{'table':'t','aggregate':'count','sql':'1'}|/sql",
        "{'table':'t','aggregate':'count','days':0}|/days",
        "{'table':'t','aggregate':'count','days':1.5}|/days",
        "{'table':'t','aggregate':'count','part':{'field':'kind','op':'isNull'}}|/part",
        "{'table':'t','aggregate':'count','where':{'all':[]}}|/where/all",
        "{'table':'t','aggregate':'sum','measure':'nothing'}|/measure",
        "{'table':'t','aggregate':'sum','measure':'kind'}|/measure",
        "{'table':'t','aggregate':'sum','measure':'day'}|/measure",
        "{'table':'t','aggregate':'count','where':{'all':["
            + "{'field':'kind','op':'eq','value':'A'},{'field':'x','op':'isNull'}]}}|/where/all/1/field",
        "{'table':'t','aggregate':'count','where':{'field':'kind','op':'lt','value':'A'}}|/where/op",
        "{'table':'t','aggregate':'count','where':{'field':'amount','op':'lt','value':'1;'}}|/where/value",
        "{'table':'t','aggregate':'count','where':{'field':'day','op':'lt','value':'2026-02-30'}}|/where/value",
        "{'table':'t','aggregate':'count','where':{'field':'amount','op':'lt','value':1e30}}|/where/value",
      })
  void shouldRefuseNamingThePlace(String json, String place) {
    assertThat(refusal(json, TABLE).findings())
        .extracting(Finding::place)
        .contains(place == null ? "" : place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'table':'t','aggregate':'count','days':30}|/days",
        "{'table':'t','aggregate':'streak'}|/aggregate",
        "{'table':'t','aggregate':'last','measure':'age'}|/aggregate",
      })
  void shouldRefuseADayWhereRowsHaveNone(String json, String place) {
    assertThat(refusal(json, DAYLESS).findings()).extracting(Finding::place).contains(place);
  }

  private static BatonException refusal(String json, FactTable table) {
    BatonException refused =
        catchThrowableOfType(
            BatonException.class,
            () -> DefinitionSql.result("tag", TagEngineContractTests.definition(json), table));
    assertThat(refused.code()).isEqualTo(DefinitionError.DEFINITION_INVALID);
    return refused;
  }
}
