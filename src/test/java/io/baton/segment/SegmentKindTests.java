package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The kinds beside the rule: lists, set algebra and scores; and what all segments share. */
@BatonTest
class SegmentKindTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CUSTOMERS = 3_000;

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Sources sources;
  @Autowired Customers customers;
  @Autowired Segments segments;
  @Autowired SegmentBook book;
  @Autowired Refreshing refreshing;
  @Autowired JdbcTemplate jdbc;

  private HttpCaller caller;
  private ImportCalls imports;

  @BeforeEach
  void importABank() {
    if (users.find("kim").isEmpty()) {
      users.create(new UserDraft("kim", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "kim", PASSWORD);
    imports = new ImportCalls(caller);
    if (sources.find("kinds").isEmpty()) {
      StringBuilder file = new StringBuilder("id,n\n");
      for (int i = 0; i < CUSTOMERS; i++) {
        file.append("K").append(i).append(',').append(i % 7 == 0 ? "" : value(i)).append('\n');
      }
      imports.done("code=kinds&key=id", file.toString());
      caller.send("POST", "/api/sources/kinds/tags", Map.of());
    }
  }

  /** Many equal values, so that ties matter. */
  private static int value(int i) {
    return i * 7_919 % 100;
  }

  @Test
  void shouldAnswerRandomAlgebraAsSetsOfJavaDo() {
    Map<String, Set<Integer>> known = new HashMap<>();
    for (int i = 0; i < 6; i++) {
      String code = "alg-" + i;
      int low = i * 12;
      if (segments.find(code).isEmpty()) {
        create(
            code,
            "RULE",
            "{\"field\":\"kinds.n\",\"op\":\"between\",\"value\":[%d,%d]}"
                .formatted(low, low + 30));
      }
      known.put(code, ids(segments.evaluate(segments.find(code).orElseThrow())));
    }
    long seed = 20261127;
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String tree = tree(random, 3);
      Set<Integer> expected = solve(JSON.readTree(tree), known);
      assertThat(segments.count("ALGEBRA", JSON.readTree(tree), null).count())
          .as("seed %d, %s", seed, tree)
          .isEqualTo(expected.size());
      if (i % 30 == 0) {
        String code = create("alg-made-" + i, "ALGEBRA", tree).path("code").asString();
        assertThat(ids(segments.evaluate(segments.find(code).orElseThrow()))).isEqualTo(expected);
      }
    }
  }

  private static String tree(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return "{\"segment\":\"alg-" + random.nextInt(6) + "\"}";
    }
    List<String> terms = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      terms.add(tree(random, depth - 1));
    }
    String operation = List.of("union", "intersect", "minus").get(random.nextInt(3));
    return "{\"" + operation + "\":[" + String.join(",", terms) + "]}";
  }

  private static Set<Integer> solve(JsonNode tree, Map<String, Set<Integer>> known) {
    if (tree.has("segment")) {
      return new TreeSet<>(known.getOrDefault(tree.path("segment").asString(), Set.of()));
    }
    String operation = tree.propertyNames().iterator().next();
    List<Set<Integer>> terms = new ArrayList<>();
    tree.path(operation).forEach(term -> terms.add(solve(term, known)));
    Set<Integer> result = terms.get(0);
    for (Set<Integer> next : terms.subList(1, terms.size())) {
      switch (operation) {
        case "union" -> result.addAll(next);
        case "intersect" -> result.retainAll(next);
        default -> result.removeAll(next);
      }
    }
    return result;
  }

  @Test
  void shouldRefuseASegmentMadeOfItself() {
    create("circle-a", "RULE", "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":50}");
    create("circle-b", "ALGEBRA", "{\"union\":[{\"segment\":\"circle-a\"}]}");
    create(
        "circle-c",
        "ALGEBRA",
        "{\"minus\":[{\"segment\":\"circle-b\"},{\"segment\":\"circle-a\"}]}");

    Answer round =
        change("circle-b", "{\"union\":[{\"segment\":\"circle-a\"},{\"segment\":\"circle-c\"}]}");
    Answer unknown = post("nobody", "ALGEBRA", "{\"intersect\":[{\"segment\":\"not-there\"}]}");
    Answer used = caller.send("DELETE", "/api/segments/circle-a", Map.of());

    assertThat(round.code()).isEqualTo("SEGMENT_CIRCLE");
    assertThat(round.json().path("detail").asString()).contains("circle-b → circle-c → circle-b");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.code()).isEqualTo("SEGMENT_UNKNOWN_PART");
    assertThat(unknown.json().path("findings").get(0).path("place").asString())
        .isEqualTo("/intersect/0/segment");
    assertThat(used.status()).isEqualTo(409);
    assertThat(used.json().path("detail").asString()).contains("circle-b", "circle-c");
    assertThat(caller.send("DELETE", "/api/segments/circle-c", Map.of()).status()).isEqualTo(204);
    assertThat(caller.get("/api/segments/circle-c").status()).isEqualTo(404);
  }

  @Test
  void shouldTakeARetiredSegmentBackAsItWasUnlessItsPartsAreGone() {
    create("back-part", "RULE", "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":50}");
    JsonNode made = create("back-whole", "ALGEBRA", "{\"union\":[{\"segment\":\"back-part\"}]}");
    String whole = "/api/segments/back-whole";
    assertThat(caller.send("POST", whole + "/restoration", Map.of()).code())
        .as("is in use")
        .isEqualTo("SEGMENT_UNKNOWN");

    assertThat(caller.send("DELETE", whole, Map.of()).status()).isEqualTo(204);
    Answer back = caller.send("POST", whole + "/restoration", Map.of());

    assertThat(back.status()).as(back.text()).isEqualTo(200);
    assertThat(back.json()).isEqualTo(made);
    assertThat(caller.get(whole).json()).isEqualTo(made);
    assertThat(
            jdbc.queryForList(
                "select action from access_audit where subject = 'segment:back-whole' order by seq",
                String.class))
        .containsExactly("SEGMENT_CREATED", "SEGMENT_RETIRED", "SEGMENT_RESTORED");

    assertThat(caller.send("DELETE", whole, Map.of()).status()).isEqualTo(204);
    assertThat(caller.send("DELETE", "/api/segments/back-part", Map.of()).status()).isEqualTo(204);
    assertThat(caller.send("POST", whole + "/restoration", Map.of()).code())
        .isEqualTo("SEGMENT_UNKNOWN_PART");
    assertThat(caller.get(whole).status()).isEqualTo(404);
  }

  @Test
  void shouldTellABranchThatOthersRelyOnItsSegmentAndNotForWhat() {
    branches.putAll(List.of(new Branch("KB", "Branch", null)));
    users.create(new UserDraft("kate", PASSWORD, Set.of("MARKETER"), "KB"));
    HttpCaller branch = HttpCaller.signedIn(port, "kate", PASSWORD);
    Answer made =
        branch.sendText(
            "POST",
            "/api/segments",
            "{\"name\":\"own\",\"code\":\"branch-own\",\"kind\":\"RULE\",\"definition\":"
                + "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":50}}",
            "application/json");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    create("secret-of-head-office", "ALGEBRA", "{\"segment\":\"branch-own\"}");

    JsonNode uses = branch.get("/api/segments/branch-own/users").json();
    Answer refused = branch.send("DELETE", "/api/segments/branch-own", Map.of());

    assertThat(uses.path("named").size()).isZero();
    assertThat(uses.path("hidden").asInt()).isEqualTo(1);
    assertThat(refused.code()).isEqualTo("SEGMENT_IN_USE");
    assertThat(refused.text()).contains("1 of other branches").doesNotContain("secret-of");
    assertThat(caller.get("/api/segments/branch-own/users").json().at("/named/0/code").asString())
        .isEqualTo("secret-of-head-office");
  }

  @Test
  void shouldRefuseDefinitionsThatMeanNothing() {
    assertThat(post("x", "ALGEBRA", "{\"union\":[]}").code()).isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "ALGEBRA", "{\"xor\":[{\"segment\":\"a\"}]}").code())
        .isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "LIST", "{\"list\":\"; drop table\"}").code())
        .isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "LIST", "{\"list\":987654}").code()).isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "SCORE", "{\"field\":\"kinds.n\",\"top\":0}").code())
        .isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "SCORE", "{\"field\":\"kinds.n\",\"top\":1,\"bottom\":1}").code())
        .isEqualTo("SEGMENT_INVALID");
    assertThat(post("x", "SCORE", "{\"field\":\"nothing\",\"top\":1}").code())
        .isEqualTo("RULE_UNKNOWN_FIELD");
    assertThat(post("x", "MAGIC", "{}").code()).isEqualTo("SEGMENT_INVALID");
    String deep = "{\"union\":[".repeat(40) + "{\"segment\":\"a\"}" + "]}".repeat(40);
    assertThat(post("x", "ALGEBRA", deep).code()).isEqualTo("SEGMENT_INVALID");
  }

  @Test
  void shouldTakeTheFirstByScoreWithTiesInTheOrderOfRegistration() {
    String definition = "{\"field\":\"kinds.n\",\"top\":137}";
    create("score-top", "SCORE", definition);
    CustomerSet members = segments.evaluate(segments.find("score-top").orElseThrow());

    List<Integer> ranked =
        IntStream.range(0, CUSTOMERS)
            .filter(i -> i % 7 != 0)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(i -> -value(i)).thenComparing(this::id))
            .limit(137)
            .toList();
    assertThat(ids(members)).isEqualTo(new TreeSet<>(ranked.stream().map(this::id).toList()));
    assertThat(segments.evaluate(segments.find("score-top").orElseThrow())).isEqualTo(members);

    create("score-half", "RULE", "{\"field\":\"kinds.n\",\"op\":\"lt\",\"value\":50}");
    long among =
        segments
            .count(
                "SCORE",
                JSON.readTree("{\"field\":\"kinds.n\",\"bottom\":5000,\"of\":\"score-half\"}"),
                null)
            .count();
    assertThat(among)
        .isEqualTo(IntStream.range(0, CUSTOMERS).filter(i -> i % 7 != 0 && value(i) < 50).count());
  }

  @Test
  void shouldImportAListAndSayWhatBecameOfEveryLine() {
    String file =
        "\uFEFFcustomer,remark\nK1,a\n K2 ,b\nK1,again\nnobody\n"
            + "x".repeat(70)
            + "\n\"K3\"\n\nK2;x\n";

    Answer uploaded = upload("", file);
    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
    JsonNode report = uploaded.json();

    assertThat(report.path("lines").asInt()).isEqualTo(7);
    assertThat(report.path("customers").asInt()).isEqualTo(3);
    assertThat(report.path("duplicates").asInt()).isEqualTo(2);
    assertThat(report.path("unknown").asInt()).isEqualTo(1);
    assertThat(report.path("malformed").asInt()).isEqualTo(1);
    assertThat(report.path("firstRefused").get(0).path("number").asInt()).isEqualTo(5);
    long list = report.path("id").asLong();
    create("listed", "LIST", "{\"list\":" + list + "}");
    assertThat(ids(segments.evaluate(segments.find("listed").orElseThrow())))
        .isEqualTo(Set.of(id(1), id(2), id(3)));
    assertThat(caller.get("/api/segment-lists/" + list + "/refused.csv").text())
        .isEqualTo("line,reason,key\r\n5,UNKNOWN,nobody\r\n6,MALFORMED,\r\n");

    JsonNode more = upload("?appendTo=" + list, "K4\nK1\n").json();
    assertThat(more.path("customers").asInt()).isEqualTo(4);
    assertThat(more.path("duplicates").asInt()).isEqualTo(1);
    assertThat(change("listed", "{\"list\":" + more.path("id").asLong() + "}").status())
        .isEqualTo(200);
  }

  @Test
  void shouldTakeALongListInWholeAndRefuseTheWrongOne() {
    Random random = new Random(3);
    StringBuilder file = new StringBuilder();
    Set<Integer> expected = new TreeSet<>();
    int unknown = 0;
    for (int line = 0; line < 30_000; line++) {
      int i = random.nextInt(2 * CUSTOMERS);
      file.append('K').append(i).append('\n');
      if (i < CUSTOMERS) {
        expected.add(i);
      } else {
        unknown++;
      }
    }
    JsonNode report = upload("", file.toString()).json();

    assertThat(report.path("customers").asInt()).isEqualTo(expected.size());
    assertThat(report.path("unknown").asInt()).isEqualTo(unknown);
    assertThat(report.path("duplicates").asInt()).isEqualTo(30_000 - unknown - expected.size());
    assertThat(upload("", "13800000001\n13800000002\n").code()).isEqualTo("SEGMENT_LIST_WRONG_KEY");
    assertThat(upload("", "K1\n\"K2\n").code()).isEqualTo("SEGMENT_LIST_UNREADABLE");
    assertThat(upload("", "").code()).isEqualTo("SEGMENT_LIST_WRONG_KEY");
    Answer binary = imports.upload("/api/segment-lists", new byte[] {75, 49, 10, -1, -2, 0, 10});
    assertThat(binary.code()).isEqualTo("SEGMENT_LIST_UNREADABLE");
  }

  @Test
  void shouldRefreshOnceADayAndSayWhoCameAndWent() {
    create("daily", "RULE", "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":80}");
    Answer set = caller.send("PUT", "/api/segments/daily/refresh", Map.of("at", "00:00:00"));
    assertThat(set.json().path("refreshAt").asString()).isEqualTo("00:00:00");

    refreshing.refreshDue();
    refreshing.refreshDue();
    change("daily", "{\"field\":\"kinds.n\",\"op\":\"between\",\"value\":[70,89]}");
    jdbc.update("update segment_segment set refreshed_on = refreshed_on - 1 where code = 'daily'");
    refreshing.refreshDue();

    JsonNode snapshots = caller.get("/api/segments/daily/snapshots").json();
    assertThat(snapshots.size()).isEqualTo(2);
    assertThat(snapshots.get(1).path("joined").isNull()).isTrue();
    assertThat(snapshots.get(0).path("joined").asLong()).isEqualTo(between(70, 79));
    assertThat(snapshots.get(0).path("departed").asLong()).isEqualTo(between(90, 99));
    caller.sendText("PUT", "/api/segments/daily/refresh", "{\"at\":null}", "application/json");
    assertThat(book.find("daily").orElseThrow().refreshAt()).isNull();
  }

  @Test
  void shouldRefreshTheOthersWhereOneCannotBe() {
    create("broken", "RULE", "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":1}");
    create("sound", "RULE", "{\"field\":\"kinds.n\",\"op\":\"ge\",\"value\":2}");
    for (String code : List.of("broken", "sound")) {
      caller.send("PUT", "/api/segments/" + code + "/refresh", Map.of("at", "00:00:00"));
    }
    jdbc.update(
        "update segment_segment set definition = '{\"field\":\"gone\",\"op\":\"isNull\"}'::jsonb"
            + " where code = 'broken'");

    refreshing.refreshDue();

    assertThat(caller.get("/api/segments/sound/snapshots").json().size()).isEqualTo(1);
    assertThat(caller.get("/api/segments/broken/snapshots").json().size()).isZero();
    jdbc.update("update segment_segment set refresh_at = null where code = 'broken'");
  }

  private static long between(int from, int to) {
    return IntStream.range(0, CUSTOMERS)
        .filter(i -> i % 7 != 0 && value(i) >= from && value(i) <= to)
        .count();
  }

  private Answer upload(String query, String file) {
    return imports.upload("/api/segment-lists" + query, file.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode create(String code, String kind, String definition) {
    Answer made = post(code, kind, definition);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  private Answer post(String code, String kind, String definition) {
    return caller.sendText(
        "POST",
        "/api/segments",
        "{\"name\":\"%s\",\"code\":\"%s\",\"kind\":\"%s\",\"definition\":%s}"
            .formatted(code, code, kind, definition),
        "application/json");
  }

  private Answer change(String code, String definition) {
    int version = caller.get("/api/segments/" + code).json().path("version").asInt();
    return caller.sendText(
        "PUT",
        "/api/segments/" + code,
        "{\"definition\":%s,\"version\":%d}".formatted(definition, version),
        "application/json");
  }

  private int id(int i) {
    return customers.idOf("K" + i).orElseThrow();
  }

  private static Set<Integer> ids(CustomerSet set) {
    return new TreeSet<>((Collection<Integer>) IntStream.of(set.toArray()).boxed().toList());
  }
}
