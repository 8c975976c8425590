package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tags on their way to another environment: same definition, same members. The other environment is
 * this one after the tags were deleted, with all that was known of them.
 */
@BatonTest
class MovingTagsTests {
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired JdbcClient jdbc;

  private HttpCaller caller;
  private final String own = "mv" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void importRows() {
    if (users.find("mona").isEmpty()) {
      users.create(new UserDraft("mona", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "mona", PASSWORD);
    for (String part : List.of("a", "b")) {
      String rows =
          IntStream.range(0, 120)
              .mapToObj(
                  i ->
                      "%s-%d;%s;%d.25;2024-05-%02d\n"
                          .formatted(own, i, i % 3 == 0 ? "boss" : "clerk", i * 7, 1 + i % 28))
              .collect(Collectors.joining());
      new ImportCalls(caller)
          .done("code=" + own + part + "&name=Facts&key=id", "id;job;amount;seen\n" + rows);
    }
    Answer merged =
        caller.send(
            "PUT",
            "/api/merged-tables/" + own + "all",
            Map.of("name", "Both", "sources", List.of(own + "a", own + "b")));
    assertThat(merged.status()).as(merged.text()).isEqualTo(204);
    define(
        "boss",
        "{\"table\":\"%sa\",\"aggregate\":\"count\",\"where\":{\"field\":\"job\",\"op\":\"eq\",\"value\":\"boss\"}}");
    define(
        "sum",
        "{\"table\":\"%sall\",\"aggregate\":\"sum\",\"measure\":\"amount\",\"where\":{\"field\":\"amount\",\"op\":\"gt\",\"value\":20}}");
  }

  @Test
  void shouldBeTheSameTagsWithTheSameMembersInAnotherEnvironment() {
    Map<String, String> members = hashes(start());
    JsonNode sheet = caller.get("/api/tags/" + code("sum") + "/sheet").json();
    Answer described =
        caller.send(
            "PUT",
            "/api/tags/" + code("sum") + "/sheet",
            Map.of(
                "version",
                sheet.path("version").asInt(),
                "sheet",
                Map.of(
                    "theme",
                    "ASSETS",
                    "type",
                    "TRANSACTION",
                    "kind",
                    "STATISTIC",
                    "predicted",
                    true,
                    "modelVersion",
                    "m1",
                    "probability",
                    0.5,
                    "definition",
                    "all amounts",
                    "businessContact",
                    "b",
                    "developerContact",
                    "d",
                    "outcomeTag",
                    code("boss"))));
    assertThat(described.status()).as(described.text()).isEqualTo(200);
    JsonNode file = export("sum");
    assertThat(file.path("tags").findValuesAsString("code"))
        .as("what it rests on comes first")
        .containsExactly(code("boss"), code("sum"));
    assertThat(file.at("/merged/0/code").asString()).isEqualTo(own + "all");
    forget();

    JsonNode checked = post("check", file).json();
    assertThat(checked.path("tags").findValuesAsString("standing")).containsExactly("NEW", "NEW");
    assertThat(checked.path("run").isNull()).isTrue();
    assertThat(caller.get("/api/merged-tables").text()).as("looked at only").doesNotContain(own);
    Answer taken = post("import", file);

    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    assertThat(hashes(taken.json().path("run").asLong())).isEqualTo(members);
    assertThat(export("sum")).as("definitions, hashes and sheets").isEqualTo(file);
    assertThat(caller.get("/api/tags/" + code("sum") + "/sheet").json().path("state").asString())
        .as("for this environment's people to review")
        .isEqualTo("DRAFT");
    JsonNode again = post("import", file).json();
    assertThat(again.path("tags").findValuesAsString("standing")).containsExactly("SAME", "SAME");
    assertThat(again.path("run").isNull()).isTrue();
  }

  @Test
  void shouldRefuseWhatDoesNotFitWithItsPlaces() {
    JsonNode file = export("boss");
    assertThat(places(changed(file, "/tags/0/definition", "aggregate", "days")))
        .containsExactly("/tags/0/definition");
    ObjectNode other = (ObjectNode) file.deepCopy();
    ((ObjectNode) other.at("/tags/0/definition")).put("days", 30);
    assertThat(places(other)).as("another definition under the old hash").contains("/tags/0/hash");
    assertThat(places(changed(file, "/tables/0/columns/0", "name", "nope")))
        .containsExactly("/tables/0/columns/0");
    assertThat(places(changed(file, "/tags/0/definition", "table", "nowhere")))
        .containsExactly("/tags/0/definition/table");
    assertThat(places(changed(file, "/tags/0", "code", own + ".else")))
        .as("two codes for one definition")
        .containsExactly("/tags/0/hash");
    ObjectNode twin = changed(file, "/tags/0", "code", own + ".else");
    assertThat(post("check", twin).json().at("/tags/0/twin").asString()).isEqualTo(code("boss"));
    assertThat(post("import", changed(file, "", "format", "baton-tags-9")).code())
        .isEqualTo("TAG_FILE_UNFIT");
    assertThat(post("import", caller.get("/api/merged-tables").json()).status()).isEqualTo(400);
    assertThat(caller.send("POST", "/api/tag-files/export", Map.of("tags", List.of())).code())
        .isEqualTo("TAG_FILE_UNFIT");
    assertThat(
            caller.send("POST", "/api/tag-files/export", Map.of("tags", List.of("no.tag"))).code())
        .isEqualTo("TAG_NOT_DEFINED");
    jdbc.sql("delete from tag_definition where tag_code = ?").param(code("boss")).update();
    assertThat(places(file)).as("a tag that is no tag of rows").containsExactly("/tags/0/code");
  }

  private List<String> places(JsonNode file) {
    Answer refused = post("import", file);
    assertThat(refused.code()).as(refused.text()).isEqualTo("TAG_FILE_UNFIT");
    return refused.json().path("findings").findValuesAsString("place");
  }

  private static ObjectNode changed(JsonNode file, String place, String field, String value) {
    JsonNode copy = file.deepCopy();
    ((ObjectNode) copy.at(place)).put(field, value);
    return (ObjectNode) copy;
  }

  /** As if there had never been these tags; their sources are here. */
  private void forget() {
    jdbc.sql("delete from tag_definition where tag_code like ?").param(own + "%").update();
    jdbc.sql("delete from tag_tag where code like ?").param(own + "%").update();
    jdbc.sql("delete from tag_merged_table where code like ?").param(own + "%").update();
  }

  private JsonNode export(String name) {
    Answer file = caller.send("POST", "/api/tag-files/export", Map.of("tags", List.of(code(name))));
    assertThat(file.status()).as(file.text()).isEqualTo(200);
    return file.json();
  }

  private Answer post(String what, JsonNode file) {
    return caller.sendText("POST", "/api/tag-files/" + what, file.toString(), "application/json");
  }

  private String code(String name) {
    return own + "." + name;
  }

  private void define(String name, String definition) {
    Answer defined =
        caller.sendText(
            "PUT",
            "/api/tag-definitions/" + code(name),
            "{\"nameZh\":\"%1$s\",\"nameEn\":\"%1$s\",\"tagClass\":\"TRANSACTION\",\"definition\":%2$s}"
                .formatted(name, definition.formatted(own)),
            "application/json");
    assertThat(defined.status()).as(defined.text()).isEqualTo(204);
  }

  private long start() {
    return caller
        .send("POST", "/api/tag-runs", Map.of("tags", List.of(code("boss"), code("sum"))))
        .json()
        .path("id")
        .asLong();
  }

  /** Of the values, by code of the tag. */
  private Map<String, String> hashes(long run) {
    JsonNode done =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> caller.get("/api/tag-runs/" + run).json(),
                each -> !each.at("/run/finishedAt").isNull());
    Map<String, String> hashes = new TreeMap<>();
    done.path("tags")
        .forEach(tag -> hashes.put(tag.path("tagCode").asString(), tag.path("hash").asString()));
    assertThat(hashes).hasSize(2).doesNotContainValue("");
    return hashes;
  }
}
