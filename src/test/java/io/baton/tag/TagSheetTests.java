package io.baton.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.FieldType;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BatonTest
class TagSheetTests {
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Tags tags;
  @Autowired Segments segments;

  private HttpCaller keeper;
  private HttpCaller approver;
  private final String code = "sheet_" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void draftATag() {
    if (users.find("sheet-keeper").isEmpty()) {
      users.create(new UserDraft("sheet-keeper", PASSWORD, Set.of("MARKETER", "APPROVER"), "0000"));
      users.create(new UserDraft("sheet-approver", PASSWORD, Set.of("APPROVER"), "0000"));
    }
    keeper = HttpCaller.signedIn(port, "sheet-keeper", PASSWORD);
    approver = HttpCaller.signedIn(port, "sheet-approver", PASSWORD);
    tags.define(List.of(new TagDraft(code, "测试", "Test", FieldType.NUMBER, 0)));
  }

  @Test
  void shouldNameWhatASheetLacks() {
    Map<String, Object> sheet = complete();
    sheet.remove("businessContact");
    sheet.put("predicted", true);
    assertThat(write(sheet, 0).status()).isEqualTo(200);

    Answer refused = move(keeper, "SUBMIT", 1);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("TAG_SHEET_INCOMPLETE");
    assertThat(refused.json().path("findings").findValuesAsString("place"))
        .containsExactly("/sheet/businessContact", "/sheet/modelVersion", "/sheet/probability");
  }

  @Test
  void shouldGoOnlineByAnotherPersonsApproval() {
    goOnline();

    assertThat(sheet().path("state").asString()).isEqualTo("ONLINE");
    JsonNode history = keeper.get("/api/tags/" + code + "/sheet/history").json();
    assertThat(history.findValuesAsString("action"))
        .containsExactly("APPROVE", "SUBMIT", "DESCRIBE");
    assertThat(history.findValuesAsString("actor"))
        .containsExactly("sheet-approver", "sheet-keeper", "sheet-keeper");
  }

  @Test
  void shouldRefuseTheOwnReviewASkippedStateAndAStaleVersion() {
    write(complete(), 0);
    assertThat(move(approver, "APPROVE", 1).code()).isEqualTo("TAG_WRONG_STATE");
    assertThat(move(keeper, "SUBMIT", 1).status()).isEqualTo(200);

    assertThat(move(keeper, "APPROVE", 2).code()).isEqualTo("TAG_OWN_REVIEW");
    assertThat(move(approver, "SUSPEND", 2).status()).isEqualTo(403);
    assertThat(move(keeper, "APPROVE", 1).code()).isEqualTo("TAG_STALE_VERSION");
    assertThat(write(complete(), 2).code()).isEqualTo("TAG_WRONG_STATE");
  }

  @Test
  void shouldNotRetireATagThatASegmentNames() {
    goOnline();
    tags.computeFromQuery(List.of(code), "select 1 as id, 7 as value where false");
    String segment =
        segments
            .create(
                SegmentDraft.rule(
                    "Uses it",
                    null,
                    null,
                    null,
                    JsonMapper.shared()
                        .readTree(
                            "{\"all\":[{\"not\":{\"field\":\"%s\",\"op\":\"ge\",\"value\":1}}]}"
                                .formatted(code))))
            .code();
    assertThat(move(keeper, "SUSPEND", 3).status()).isEqualTo(200);

    Answer refused = move(keeper, "RETIRE", 4);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("TAG_IN_USE");
    assertThat(refused.json().path("findings").findValuesAsString("place"))
        .containsExactly("SEGMENT:" + segment);
    assertThat(sheet().path("state").asString()).isEqualTo("SUSPENDED");
  }

  @Test
  void shouldRetireATagThatNobodyNames() {
    goOnline();
    move(keeper, "SUSPEND", 3);

    assertThat(move(keeper, "RETIRE", 4).json().path("state").asString()).isEqualTo("RETIRED");
  }

  @Test
  void shouldDescribeTagsOfAFile() {
    String source = code.replace('_', '-');
    new ImportCalls(keeper).done("code=" + source + "&key=id", "id,age\n" + code + ",30\n");

    keeper.send("POST", "/api/sources/" + source + "/tags", Map.of());

    JsonNode sheet = keeper.get("/api/tags/" + source + ".age/sheet").json();
    assertThat(sheet.path("state").asString()).isEqualTo("ONLINE");
    assertThat(sheet.path("missing").size()).isZero();
    assertThat(sheet.path("sheet").path("sourceColumns").get(0).asString())
        .isEqualTo(source + ".age");
  }

  @Test
  void shouldGoByItsNewNamesWhenItsColumnIsReadAgain() {
    String source = code.replace('_', '-');
    new ImportCalls(keeper).done("code=" + source + "&key=id", "id,marital\n" + code + ",10\n");
    keeper.send("POST", "/api/sources/" + source + "/tags", Map.of());
    String tag = source + ".marital";

    assertThat(rename(keeper, tag, " 婚姻状况 ", "Marital status").status()).isEqualTo(204);
    keeper.send("POST", "/api/sources/" + source + "/tags", Map.of());

    assertThat(tags.find(tag))
        .hasValueSatisfying(
            named -> {
              assertThat(named.nameZh()).isEqualTo("婚姻状况");
              assertThat(named.nameEn()).isEqualTo("Marital status");
            });
  }

  @Test
  void shouldRefuseANameThatIsNone() {
    for (String none : List.of("", "  ", "x".repeat(101), "two\nlines")) {
      Answer refused = rename(keeper, code, "名称", none);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("findings").findValuesAsString("place"))
          .containsExactly("/nameEn");
    }
    assertThat(rename(keeper, "no-tag", "名称", "Name").code()).isEqualTo("TAG_UNKNOWN");
    assertThat(rename(approver, code, "名称", "Name").status()).isEqualTo(403);
    assertThat(tags.find(code).map(Tag::nameEn)).contains("Test");
  }

  private static Answer rename(HttpCaller caller, String tag, String zh, String en) {
    return caller.send("PUT", "/api/tags/" + tag + "/names", Map.of("nameZh", zh, "nameEn", en));
  }

  private void goOnline() {
    assertThat(write(complete(), 0).status()).isEqualTo(200);
    assertThat(move(keeper, "SUBMIT", 1).status()).isEqualTo(200);
    assertThat(move(approver, "APPROVE", 2).status()).isEqualTo(200);
  }

  private JsonNode sheet() {
    return keeper.get("/api/tags/" + code + "/sheet").json();
  }

  private Answer write(Map<String, Object> sheet, int version) {
    return keeper.send(
        "PUT", "/api/tags/" + code + "/sheet", Map.of("sheet", sheet, "version", version));
  }

  private Answer move(HttpCaller caller, String move, int version) {
    return caller.send(
        "POST", "/api/tags/" + code + "/moves", Map.of("move", move, "version", version));
  }

  private static Map<String, Object> complete() {
    return new HashMap<>(
        Map.of(
            "theme", "ASSETS",
            "type", "TRANSACTION",
            "kind", "STATISTIC",
            "predicted", false,
            "definition", "sum of inflows in 30 days",
            "businessContact", "li.na",
            "developerContact", "wang.wei",
            "freshWithinHours", 24));
  }
}
