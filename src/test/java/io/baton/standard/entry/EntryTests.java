package io.baton.standard.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What people enter: one value, a list, refused by a rule, kept as it was said last. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=standard")
class EntryTests extends EntryBank {
  @Test
  void shouldRefuseAnInvalidEntryWithTheRulesNameInBothLanguages() {
    tag(false, "NUMBER");

    Answer refused = enter(manager, own + "-1", "17");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("Content-Type")).contains("application/problem+json");
    assertThat(refused.code()).isEqualTo("ENTRY_REFUSED");
    JsonNode finding = refused.json().at("/findings/0");
    assertThat(finding.path("place").asString()).isEqualTo("/value");
    assertThat(finding.path("code").asString()).isEqualTo(own);
    assertThat(finding.path("message").asString())
        .contains("规则 年龄范围（" + own + "）：18 到 100 岁")
        .contains("rule Age range (" + own + "): from 18 to 100");
    assertThat(enter(manager, own + "-1", "old").json().at("/findings/0/message").asString())
        .contains("不是数字")
        .contains("not a number");
    assertThat(column().known()).isZero();
    assertThat(enter(manager, own + "-1", " 42 ").json().path("state").asString())
        .isEqualTo("TAKEN");
    assertThat(column().textAt(id("-1"))).isEqualTo("42");
    assertThat(enter(manager, own + "-1", null).status()).isEqualTo(200);
    assertThat(column().textAt(id("-1"))).isNull();
    assertThat(enter(manager, own + "-w", "42").code()).isEqualTo("CUSTOMER_UNKNOWN");
    assertThat(enter(manager, own + "-x", "42").code()).isEqualTo("CUSTOMER_UNKNOWN");
    assertThat(audit.page(0, 200).toString()).doesNotContain(own + "-1");
  }

  @Test
  void shouldTakeTheGoodLinesOfAListAndNameTheOthers() {
    tag(false, "NUMBER");
    String file =
        "customer,value\n%1$s-1,42\n%1$s-w,42\n%1$s-2,7\nnobody,42\n%1$s-1,43\n%1$s-2\n"
            .formatted(own);

    Answer loaded =
        new ImportCalls(manager)
            .upload("/api/manual-tags/" + own + "/lists", file.getBytes(StandardCharsets.UTF_8));

    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
    assertThat(loaded.json().path("lines").asInt()).isEqualTo(6);
    assertThat(loaded.json().path("taken").asInt()).isEqualTo(1);
    assertThat(loaded.json().path("refused").asInt()).isEqualTo(5);
    assertThat(loaded.json().path("findings").findValuesAsString("place"))
        .containsExactly("line 3", "line 4", "line 5", "line 6", "line 7");
    assertThat(loaded.json().path("findings").findValuesAsString("code"))
        .containsExactly(
            "CUSTOMER_UNKNOWN", own, "CUSTOMER_UNKNOWN", "ENTRY_REFUSED", "ENTRY_REFUSED");
    assertThat(column().textAt(id("-1"))).isEqualTo("42");
    assertThat(column().known()).isEqualTo(1);
    assertThat(
            new ImportCalls(manager)
                .upload("/api/manual-tags/" + own + "/lists", new byte[] {65, 44, -1, -2})
                .code())
        .isEqualTo("ENTRY_UNREADABLE");
  }

  /** Whatever was entered in whatever order, the index says what the last one said. */
  @Test
  void shouldKeepTheColumnEqualToALedgerOfWhatWasEntered() {
    tag(false, "ENUM");
    Random random = new Random(20261129);
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      String customer = own + (random.nextBoolean() ? "-1" : "-2");
      String value = random.nextInt(4) == 0 ? null : String.valueOf(20 + random.nextInt(6));
      assertThat(enter(manager, customer, value).status()).isEqualTo(200);
      if (value == null) {
        expected.remove(customer);
      } else {
        expected.put(customer, value);
      }
      if (i == 30) {
        // Another node has written: its revision is one that this node has not seen.
        jdbc.sql(
                "update standard_manual_value set value = '77' where tag = ? and value is not null")
            .param(own)
            .update();
        jdbc.sql("update standard_manual_tag set revision = revision + 1 where tag = ?")
            .param(own)
            .update();
        expected.replaceAll((key, old) -> "77");
      }
    }
    Column column = column();
    Map<String, String> found = new TreeMap<>();
    for (String end : List.of("-1", "-2")) {
      String value = column.textAt(id(end));
      if (value != null) {
        found.put(own + end, value);
      }
    }
    assertThat(found).isEqualTo(expected);
    assertThat(column.known()).isEqualTo(expected.size());
  }

  @Test
  void shouldTakeNothingForATagThatIsNotOnline() {
    define(false, "NUMBER");

    assertThat(enter(manager, own + "-1", "42").code()).isEqualTo("TAG_NOT_ONLINE");
    assertThat(enter(keeper, own + "-1", "42").code()).isEqualTo("TAG_NOT_ONLINE");
    assertThat(
            keeper
                .send("POST", "/api/manual-tags/none/values", Map.of("customer", own + "-1"))
                .code())
        .isEqualTo("ENTRY_TAG_UNKNOWN");
    assertThat(manager.send("PUT", "/api/manual-tags/" + own, tagDraft(false, "NUMBER")).status())
        .isEqualTo(403);
    assertThat(keeper.send("PUT", "/api/manual-tags/" + own, tagDraft(false, "NUMBER")).code())
        .isEqualTo("ENTRY_TAG_TAKEN");
  }
}
