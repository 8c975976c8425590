package io.baton.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Standards, their versions and who may keep them. */
@BatonTest
class StandardTests extends KeptStandards {
  @Test
  void shouldKeepEveryVersionOfAStandardAndWhatRestsOnIt() {
    assertThat(standard(own, 0, "M", "F").status()).isEqualTo(200);
    Answer second = standard(own, 1, "M", "F", "U");
    assertThat(second.json().path("version").asInt()).isEqualTo(2);
    assertThat(standard(own, 1, "M").code()).isEqualTo("STANDARD_STALE_VERSION");
    JsonNode versions = keeper.get("/api/standards/" + own + "/versions").json();
    assertThat(versions.size()).isEqualTo(2);
    assertThat(versions.at("/1/values").size()).isEqualTo(2);
    assertThat(versions.at("/0/changedBy").asString()).isEqualTo("keeper");

    imports.done("code=" + own + "&key=no", "no,sex\n%1$s1,1\n".formatted(own));
    long column = column(own, "sex", own, false);
    map(column, "1", "M", "9", "U");
    Answer used = standard(own, 2, "M", "F");
    assertThat(used.code()).isEqualTo("STANDARD_IN_USE");
    assertThat(used.json().at("/findings/0/place").asString()).isEqualTo("COLUMN:" + own + ".sex");
    assertThat(used.json().at("/findings/0/message").asString()).contains("U").doesNotContain("M");
    HttpCaller chief = HttpCaller.signedIn(port, "chief", PASSWORD);
    assertThat(chief.send("DELETE", "/api/standards/" + own, Map.of()).code())
        .isEqualTo("STANDARD_IN_USE");
    assertThat(keeper.send("DELETE", "/api/standards/" + own, Map.of()).status()).isEqualTo(403);
    assertThat(keeper.send("DELETE", "/api/standard-columns/" + column, Map.of()).status())
        .isEqualTo(204);
    assertThat(chief.send("DELETE", "/api/standards/" + own, Map.of()).status()).isEqualTo(204);
    assertThat(keeper.get("/api/standards/" + own).code()).isEqualTo("STANDARD_UNKNOWN");
    assertThat(actions("standard:" + own)).contains("STANDARD_PUT", "STANDARD_REMOVED");
    assertThat(actions("standard-column:" + own + ".sex"))
        .contains("STANDARD_COLUMN_PUT", "STANDARD_MAPPED", "STANDARD_COLUMN_REMOVED");
    assertThat(audit.verify().intact()).isTrue();
  }

  @Test
  void shouldRefuseWhatIsNoStandardAndWhoMayNotKeepOne() {
    assertThat(standard(own, 0).json().at("/findings/0/place").asString()).isEqualTo("/values");
    assertThat(standard(own, 0, "M", "M").json().at("/findings/0/place").asString())
        .isEqualTo("/values/1/code");
    assertThat(standard(own, 0, " M").json().at("/findings/0/place").asString())
        .isEqualTo("/values/0/code");
    assertThat(standard("Ä" + own, 0, "M").status()).isIn(400, 422);
    assertThat(east.send("PUT", "/api/standards/" + own, draft(0, List.of("M"))).code())
        .isEqualTo("STANDARD_HEAD_OFFICE_ONLY");
    standard(own, 0, "M");
    imports.done("code=" + own + "&key=no", "no,sex\n%1$sa,1\n".formatted(own));
    Map<String, Object> wanted = Map.of("source", own, "column", "none", "standard", own);
    assertThat(keeper.send("POST", "/api/standard-columns", wanted).code())
        .isEqualTo("STANDARD_COLUMN_UNKNOWN");
    long column = column(own, "sex", own, false);
    Map<String, Object> again = Map.of("source", own, "column", "sex", "standard", own);
    assertThat(keeper.send("POST", "/api/standard-columns", again).code())
        .isEqualTo("STANDARD_COLUMN_TAKEN");
    assertThat(east.send("DELETE", "/api/standard-columns/" + column, Map.of()).code())
        .isEqualTo("STANDARD_HEAD_OFFICE_ONLY");
    assertThat(keeper.send("DELETE", "/api/standard-columns/987654321", Map.of()).code())
        .isEqualTo("STANDARD_COLUMN_UNKNOWN");
  }

  /** The register of sources says what there is; nothing else can become a tag. */
  @Test
  void shouldRefuseATagOfAColumnThatIsInNoRegister() {
    imports.done("code=" + own + "&key=no", "no,sex,amount\n%1$sa,1,5\n".formatted(own));

    Answer made =
        keeper.send(
            "POST", "/api/sources/" + own + "/tags", Map.of("columns", List.of("sex", "salary")));
    Answer nowhere = keeper.send("POST", "/api/sources/none" + own + "/tags", Map.of());
    Map<String, Object> definition = Map.of("table", own, "aggregate", "sum", "measure", "salary");
    Answer defined =
        keeper.send(
            "PUT",
            "/api/tag-definitions/" + own + "Salary",
            Map.of(
                "nameZh", "工资",
                "nameEn", "Salary",
                "tagClass", "TRANSACTION",
                "definition", definition));

    assertThat(made.code()).isEqualTo("TAG_UNKNOWN_COLUMN");
    assertThat(made.json().at("/findings/0/place").asString()).isEqualTo("/columns/1");
    assertThat(nowhere.code()).isEqualTo("SOURCE_UNKNOWN");
    assertThat(defined.status()).as(defined.toString()).isIn(404, 422);
    assertThat(defined.text()).contains("salary");
    assertThat(keeper.get("/api/tags?search=" + own).json().path("total").asInt()).isZero();
    JsonNode register = keeper.get("/api/sources/" + own + "/register").json();
    assertThat(register.path("structures").findValuesAsString("name"))
        .containsExactly("sex", "amount");
  }
}
