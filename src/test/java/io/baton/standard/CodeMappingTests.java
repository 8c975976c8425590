package io.baton.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What systems write, what it is in the standard, and where the two do not meet. */
@BatonTest
class CodeMappingTests extends KeptStandards {
  @Test
  void shouldTranslateAnImportAndRejectWhatHasNoMapping() {
    standard(own, 0, "M", "F");
    imports.done("code=" + own + "&key=no", "no,sex,age\n%1$sa,1,30\n%1$sb,2,40\n".formatted(own));
    assertThat(sources.get(own).column("sex").orElseThrow().type().name()).isEqualTo("NUMBER");
    long column = column(own, "sex", own, false);
    map(column, "1", "M", "2", "F");

    JsonNode status =
        imports.done(
            "code=" + own + "&key=no",
            "no,sex,age\n%1$sa,1,30\n%1$sb,2,40\n%1$sc, 2 ,50\n%1$sd,,51\n%1$se,9,52\n%1$sf,9,53\n%1$sg,?,54\n"
                .formatted(own));

    assertThat(status.path("state").asString()).as(status.toString()).isEqualTo("DONE");
    assertThat(status.path("accepted").asInt()).isEqualTo(4);
    assertThat(rows("sex")).containsExactlyInAnyOrder("M", "F", "F", "null");
    JsonNode rejections =
        keeper.get("/api/imports/" + status.path("id").asLong() + "/rejections").json();
    assertThat(rejections.path("total").asInt()).isEqualTo(3);
    JsonNode first = rejections.at("/items/0");
    assertThat(first.path("code").asString()).isEqualTo("NO_STANDARD_CODE");
    assertThat(first.path("line").asInt()).isEqualTo(6);
    assertThat(first.path("column").asString()).isEqualTo("sex");
    assertThat(first.path("position").asInt()).isEqualTo(2);
    assertThat(first.path("reason").asString()).contains(own).contains("性别").contains("Sex");

    JsonNode unmapped = keeper.get("/api/standard-columns/" + column).json().path("unmapped");
    assertThat(unmapped.at("/0/raw").asString()).isEqualTo("9");
    assertThat(unmapped.at("/0/rows").asInt()).isEqualTo(2);
    assertThat(unmapped.at("/1/raw").asString()).isEqualTo("?");
    map(column, "9", "F");
    assertThat(keeper.get("/api/standard-columns/" + column).json().path("unmapped").size())
        .isEqualTo(1);
    assertThat(view(column).path("imported").asBoolean()).isFalse();

    keeper.send("DELETE", "/api/standard-columns/" + column, Map.of());
    imports.done("code=" + own + "&key=no", "no,sex,age\n%1$sa,1,30\n".formatted(own));
    assertThat(sources.get(own).column("sex").orElseThrow().type().name()).isEqualTo("NUMBER");
  }

  @Test
  void shouldShowWhatAnImportMetThatCameToNothing() {
    standard(own, 0, "M", "F");
    imports.done("code=" + own + "&key=no", "no,sex,rank\n%1$sa,1,x\n".formatted(own));
    column(own, "sex", own, false);
    long rank = column(own, "rank", own, true);

    JsonNode status =
        imports.done(
            "code=" + own + "&key=no", "no,sex,rank\n%1$sa,1,x\n%1$sb,2,x\n".formatted(own));

    assertThat(status.at("/problem/code").asString()).isEqualTo("SOURCE_EVERY_ROW_REJECTED");
    assertThat(rows("rank")).containsExactly("x");
    // The row falls by its first fault; the second column is counted all the same.
    assertThat(keeper.get("/api/standard-columns/" + rank).json().at("/unmapped/0/rows").asInt())
        .isEqualTo(2);
  }

  @Test
  void shouldLoadMappingsFromAFileAndNameTheLines() {
    standard(own, 0, "M", "F");
    imports.done("code=" + own + "&key=no", "no,sex\n%1$sa,x\n".formatted(own));
    long column = column(own, "sex", own, true);
    String path = "/api/standard-columns/" + column + "/mappings";

    Answer loaded =
        imports.upload(
            path, "\uFEFFraw,code\nM,M\n男,M\n女,F\n未知,X\n,M\n女\n".getBytes(StandardCharsets.UTF_8));

    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
    assertThat(loaded.json().path("lines").asInt()).isEqualTo(6);
    assertThat(loaded.json().path("added").asInt()).isEqualTo(2);
    assertThat(loaded.json().path("refused").asInt()).isEqualTo(3);
    assertThat(loaded.json().path("firstRefused").findValuesAsString("place"))
        .containsExactly("line 5", "line 6", "line 7");
    Answer unreadable = imports.upload(path, "a,\"M\nb,M".getBytes(StandardCharsets.UTF_8));
    assertThat(unreadable.code()).isEqualTo("STANDARD_UNREADABLE");
    assertThat(unreadable.json().at("/findings/0/place").asString()).startsWith("line ");

    Answer wrong =
        keeper.send(
            "PUT",
            path,
            Map.of(
                "mappings",
                List.of(Map.of("raw", "1", "code", "M"), Map.of("raw", "2", "code", "?"))));
    assertThat(wrong.code()).isEqualTo("STANDARD_INVALID");
    assertThat(wrong.json().at("/findings/0/place").asString()).isEqualTo("/mappings/1/code");
    keeper.send(
        "POST",
        "/api/standard-columns/" + column + "/mapping-removals",
        Map.of("raws", List.of("男", "none")));
    JsonNode mappings = keeper.get("/api/standard-columns/" + column).json().path("mappings");
    assertThat(mappings.findValuesAsString("raw")).containsExactly("F", "M", "女");
  }

  @Test
  void shouldListTheThreeKindsOfConflicts() {
    standard(own, 0, "M", "F", "U");
    String crm = own + "_crm";
    String core = own + "_core";
    StringBuilder left = new StringBuilder("no,branch,sex\n");
    StringBuilder right = new StringBuilder("no,sex\n");
    for (int i = 0; i < 60; i++) {
      left.append("%s-%d,%s,%s\n".formatted(own, i, i < 40 ? "SE" : "SW", i % 2 == 0 ? "1" : "2"));
      // Of the first thirty, core says M of all; of the others the same as CRM.
      right.append("%s-%d,%s\n".formatted(own, i, i < 30 || i % 2 == 0 ? "m" : "1"));
    }
    String query = "code=%s&key=no".formatted(crm) + "&branch=branch";
    imports.done(query, left.toString());
    imports.done("code=%s&key=no".formatted(core), right.toString());
    long first = column(crm, "sex", own, false);
    long second = column(core, "sex", own, false);
    map(first, "1", "M", "2", "F");
    map(second, "m", "M", "1", "F");
    imports.done(query, left.append(own + "-x,SE,7\n").toString());
    imports.done("code=%s&key=no".formatted(core), right.toString());
    tags(crm);
    tags(core);

    JsonNode conflicts = keeper.get("/api/standard-conflicts").json();
    JsonNode unmapped = find(conflicts.path("unmapped"));
    assertThat(unmapped.path("raw").asString()).isEqualTo("7");
    assertThat(unmapped.path("rows").asInt()).isEqualTo(1);
    JsonNode ambiguous = find(conflicts.path("ambiguous"));
    assertThat(ambiguous.path("raw").asString()).isEqualTo("1");
    assertThat(ambiguous.path("meanings").findValuesAsString("code"))
        .containsExactlyInAnyOrder("M", "F");
    JsonNode differing = find(conflicts.path("disagreements"));
    assertThat(differing.path("customers").asInt()).isEqualTo(15);
    assertThat(differing.path("pairs").toString())
        .isEqualTo(
            differing.path("leftSource").asString().equals(crm)
                ? "[{\"left\":\"F\",\"right\":\"M\",\"customers\":15}]"
                : "[{\"left\":\"M\",\"right\":\"F\",\"customers\":15}]");

    // A branch sees its own customers, and no rows that may be of others.
    JsonNode ofEast = east.get("/api/standard-conflicts").json();
    assertThat(ofEast.path("unmapped").isNull()).isTrue();
    assertThat(find(ofEast.path("disagreements")).path("customers").asInt()).isEqualTo(15);
    assertThat(view(east, first).path("unmapped").isNull()).isTrue();
    // Who may not see small groups sees rounded numbers.
    JsonNode coarse = find(operator.get("/api/standard-conflicts").json().path("disagreements"));
    assertThat(coarse.path("coarse").asBoolean()).isTrue();
    assertThat(coarse.path("customers").asInt()).isIn(10, 20);
  }
}
