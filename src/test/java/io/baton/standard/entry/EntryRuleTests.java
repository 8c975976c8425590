package io.baton.standard.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Rules on columns of imports, and rules that rest on standards and dictionaries. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=standard")
class EntryRuleTests extends EntryBank {
  @Test
  void shouldHoldRulesAgainstColumnsOfImports() {
    ImportCalls imports = new ImportCalls(keeper);
    imports.done("code=" + own + "&key=no", "no,age\n%1$sa,1\n".formatted(own));
    Map<String, String> column = Map.of("source", own, "column", "age");
    assertThat(keeper.send("POST", "/api/entry-rules/" + own + "/columns", column).status())
        .isEqualTo(204);
    assertThat(
            keeper
                .send(
                    "POST",
                    "/api/entry-rules/" + own + "/columns",
                    Map.of("source", own, "column", "none"))
                .code())
        .isEqualTo("ENTRY_RULE_INVALID");

    JsonNode status =
        imports.done(
            "code=" + own + "&key=no", "no,age\n%1$sa,20\n%1$sb,17\n%1$sc,\n".formatted(own));

    assertThat(status.path("accepted").asInt()).as(status.toString()).isEqualTo(2);
    JsonNode rejected =
        keeper.get("/api/imports/" + status.path("id").asLong() + "/rejections").json();
    assertThat(rejected.at("/items/0/code").asString()).isEqualTo("ENTRY_RULE");
    assertThat(rejected.at("/items/0/line").asInt()).isEqualTo(3);
    assertThat(rejected.at("/items/0/column").asString()).isEqualTo("age");
    assertThat(rejected.at("/items/0/reason").asString()).contains(own).contains("年龄范围");
    Answer used = keeper.send("DELETE", "/api/entry-rules/" + own, Map.of());
    assertThat(used.code()).isEqualTo("ENTRY_RULE_IN_USE");
    assertThat(used.json().at("/findings/0/place").asString()).isEqualTo("COLUMN:" + own + ".age");
    keeper.send("POST", "/api/entry-rules/" + own + "/column-removals", column);
    assertThat(keeper.send("DELETE", "/api/entry-rules/" + own, Map.of()).status()).isEqualTo(204);
  }

  @Test
  void shouldKnowStandardsAndDictionaries() {
    List<Map<String, String>> values =
        List.of(Map.of("code", "M", "nameZh", "男", "nameEn", "Male"));
    keeper.send(
        "PUT",
        "/api/standards/" + own,
        Map.of("version", 0, "nameZh", "性别", "nameEn", "Sex", "values", values));
    keeper.send(
        "PUT",
        "/api/dictionaries/" + own,
        Map.of("subject", "PRODUCT", "nameZh", "产品", "nameEn", "Products"));
    keeper.send(
        "PUT",
        "/api/dictionaries/" + own + "/entries",
        Map.of("entries", List.of(Map.of("code", "P1", "nameZh", "理财"))));
    for (String kind : List.of("STANDARD", "DICTIONARY")) {
      Map<String, Object> next = new HashMap<>(draft(Map.of("kind", kind, "reference", own)));
      next.put("version", version());
      assertThat(keeper.send("PUT", "/api/entry-rules/" + own, next).status()).isEqualTo(200);
      if (kind.equals("STANDARD")) {
        tag(false, "ENUM");
      }
      boolean standard = kind.equals("STANDARD");
      assertThat(enter(manager, own + "-1", standard ? "M" : "P1").status()).isEqualTo(200);
      assertThat(enter(manager, own + "-1", standard ? "m" : "P2").code())
          .isEqualTo("ENTRY_REFUSED");
    }
    Map<String, Object> nowhere =
        Map.of("kind", "STANDARD", "reference", "none-" + own, "version", version());
    Map<String, Object> next = new HashMap<>(draft(nowhere));
    next.putAll(nowhere);
    assertThat(keeper.send("PUT", "/api/entry-rules/" + own, next).code())
        .isEqualTo("STANDARD_UNKNOWN");
  }

  private int version() {
    for (JsonNode rule : keeper.get("/api/entry-rules").json().path("rules")) {
      if (rule.path("code").asString().equals(own)) {
        return rule.path("version").asInt();
      }
    }
    return 0;
  }
}
