package io.baton.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Audit;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.source.Warehouse;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Standards, mappings and conflicts over HTTP. In a bank of its own, because conflicts are of all.
 */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=standard")
class StandardTests {
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Sources sources;
  @Autowired Warehouse warehouse;
  @Autowired Audit audit;

  private HttpCaller keeper;
  private HttpCaller operator;
  private HttpCaller east;
  private ImportCalls imports;
  private final String own = "s" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void signIn() {
    if (users.find("keeper").isEmpty()) {
      branches.putAll(List.of(new Branch("SE", "East", null), new Branch("SW", "West", null)));
      users.create(new UserDraft("keeper", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("ops", PASSWORD, Set.of("OPERATOR"), "0000"));
      users.create(new UserDraft("chief", PASSWORD, Set.of("ADMINISTRATOR"), "0000"));
      users.create(new UserDraft("easter", PASSWORD, Set.of("MARKETER"), "SE"));
    }
    keeper = HttpCaller.signedIn(port, "keeper", PASSWORD);
    operator = HttpCaller.signedIn(port, "ops", PASSWORD);
    east = HttpCaller.signedIn(port, "easter", PASSWORD);
    imports = new ImportCalls(keeper);
  }

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

  private Answer standard(String code, int version, String... values) {
    return keeper.send("PUT", "/api/standards/" + encoded(code), draft(version, List.of(values)));
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, Object> draft(int version, List<String> values) {
    return Map.of(
        "version",
        version,
        "nameZh",
        "性别",
        "nameEn",
        "Sex",
        "values",
        values.stream().map(v -> Map.of("code", v, "nameZh", v, "nameEn", v)).toList());
  }

  private long column(String source, String column, String standard, boolean same) {
    Answer made =
        keeper.send(
            "POST",
            "/api/standard-columns",
            Map.of("source", source, "column", column, "standard", standard, "sameCodes", same));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.json().path("id").asLong();
  }

  private void map(long column, String... pairs) {
    List<Map<String, String>> mappings = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      mappings.add(Map.of("raw", pairs[i], "code", pairs[i + 1]));
    }
    Answer mapped =
        keeper.send(
            "PUT", "/api/standard-columns/" + column + "/mappings", Map.of("mappings", mappings));
    assertThat(mapped.status()).as(mapped.toString()).isEqualTo(200);
  }

  private void tags(String source) {
    Answer made =
        keeper.send("POST", "/api/sources/" + source + "/tags", Map.of("columns", List.of("sex")));
    assertThat(made.status()).as(made.toString()).isEqualTo(200);
  }

  private JsonNode view(long column) {
    return view(keeper, column);
  }

  private static JsonNode view(HttpCaller caller, long column) {
    return caller.get("/api/standard-columns/" + column).json().path("column");
  }

  private JsonNode find(JsonNode list) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode each : list) {
      if (each.path("standard").asString().equals(own)) {
        found.add(each);
      }
    }
    assertThat(found).as(list.toString()).hasSize(1);
    return found.get(0);
  }

  private List<String> rows(String column) {
    List<String> values = new ArrayList<>();
    warehouse.query(
        "select %s from read_parquet(%s)"
            .formatted(Warehouse.name(column), Warehouse.text(sources.parquet(own).toString())),
        row -> values.add(String.valueOf(row.getString(1))));
    return values;
  }

  private List<String> actions(String subject) {
    return audit.page(0, 500).stream()
        .filter(entry -> entry.subject().equals(subject))
        .map(entry -> entry.action())
        .toList();
  }
}
