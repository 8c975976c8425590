package io.baton.decision;

import static io.baton.decision.TableText.aTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cells that are not compiled: the official engine decides them, customer by customer the same. */
class FeelCellsTests {
  private final OfficialEngine official = new OfficialEngine();
  private static final byte[] DOCUMENT =
      aTable("t", "hitPolicy=\"FIRST\"")
          .input("s", "string")
          .input("n", "number")
          .input("m", "number")
          .output("o", "string")
          .row("starts with(?, \"A\") | > m | - => \"first\"")
          .row("- | ? * 2 <= m and ? != 3 | not(null) => \"second\"")
          .row("string length(?) > 2 or ? = \"B\" | - | - => \"third\"")
          .row("- | - | - => \"rest\"")
          .bytes();

  @Test
  void shouldDecideASetAsTheOfficialEngineDecidesEachOne() {
    DecisionTable table = DmnReader.read("t", DOCUMENT);
    List<@Nullable String> texts = Arrays.asList("A", "AB", "B", "ABC", "xyz", "", null);
    List<@Nullable String> numbers = Arrays.asList("1", "3", "4", "6.5", null);
    ColumnBuilder s = ColumnBuilder.of(Field.of("s", FieldType.ENUM));
    ColumnBuilder n = ColumnBuilder.of(Field.number("n", 1));
    ColumnBuilder m = ColumnBuilder.of(Field.number("m", 1));
    int all = texts.size() * numbers.size() * numbers.size();
    for (int i = 0; i < all; i++) {
      s.put(i, texts.get(i % 7));
      n.put(i, numbers.get(i / 7 % 5));
      m.put(i, numbers.get(i / 35));
    }
    FieldIndex index =
        FieldIndex.empty(Instant.EPOCH)
            .withEveryone(CustomerSet.range(0, all))
            .with(s.build(), n.build(), m.build());
    Map<Integer, String> actual = new HashMap<>();
    TableRuns.run(table, index, CustomerSet.range(0, all), official)
        .forEach(hit -> hit.customers().forEach(c -> actual.put(c, hit.values().get("o"))));
    for (int i = 0; i < all; i++) {
      Map<String, @Nullable Object> facts = new HashMap<>();
      facts.put("s", texts.get(i % 7));
      facts.put("n", number(numbers.get(i / 7 % 5)));
      facts.put("m", number(numbers.get(i / 35)));
      assertThat(actual.get(i))
          .as(facts.toString())
          .isEqualTo(official.evaluate(DOCUMENT, "t", facts).get(0).get("o"));
    }
    assertThat(actual.values()).contains("first", "second", "third", "rest");
  }

  @Test
  void shouldCertifyButNotCallItExhaustive() {
    int[] left = {60};
    DecisionCertificate certificate =
        DecisionCheck.compare(
            DmnReader.read("t", DOCUMENT), DOCUMENT, official, () -> left[0]-- > 0);
    assertThat(certificate.difference()).isNull();
    assertThat(certificate.exhaustive()).isFalse();
  }

  @Test
  void shouldAskOnlyAboutThoseWhomTheOtherCellsLeave() {
    DecisionTable table =
        DmnReader.read(
            "t",
            aTable("t", "hitPolicy=\"UNIQUE\"")
                .input("n", "number")
                .input("m", "number")
                .output("o", "string")
                .row("? * 2 > 9 | < 10 => \"x\"")
                .bytes());
    FieldIndex index = numbers(20_000);
    assertThat(TableRuns.run(table, index, index.everyone(), official).get(0).customers())
        .isEqualTo(CustomerSet.range(5, 10));
  }

  @Test
  void shouldRefuseWhatWouldTakeTooLongAndWhatIsNotUnderstood() {
    DecisionTable many = oneCell("? * 2 > 9");
    FieldIndex index = numbers(20_000);
    assertRefused(
        () -> TableRuns.run(many, index, index.everyone(), official),
        DecisionErrorCode.DECISION_TOO_LARGE);
    assertRefused(
        () -> FeelCells.require(oneCell("? > > 5 and ("), official),
        DecisionErrorCode.DECISION_REFUSED);
  }

  private static DecisionTable oneCell(String cell) {
    return DmnReader.read(
        "t",
        aTable("t", "hitPolicy=\"UNIQUE\"")
            .input("n", "number")
            .output("o", "string")
            .row(cell + " => \"x\"")
            .bytes());
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, DecisionErrorCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.findings().get(0).place()).isEqualTo("t, row 1, column n");
            });
  }

  private static FieldIndex numbers(int count) {
    ColumnBuilder n = ColumnBuilder.of(Field.number("n", 0));
    ColumnBuilder m = ColumnBuilder.of(Field.number("m", 0));
    for (int i = 0; i < count; i++) {
      n.putLong(i, i);
      m.putLong(i, i);
    }
    return FieldIndex.empty(Instant.EPOCH)
        .withEveryone(CustomerSet.range(0, count))
        .with(n.build(), m.build());
  }

  private static @Nullable Object number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
