package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Cohorts;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.source.Warehouse;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BatonTest
class SegmentTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String JOB = "{\"field\":\"job\",\"op\":\"eq\",\"value\":\"clerk\"}";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Sources sources;
  @Autowired Segments segments;
  @Autowired Warehouse warehouse;
  @Autowired Cohorts cohorts;

  private HttpCaller caller;
  private ImportCalls imports;

  @BeforeEach
  void importABank() {
    if (users.find("lena").isEmpty()) {
      branches.putAll(
          List.of(
              new Branch("S1", "South", Branches.HEAD_OFFICE, ""),
              new Branch("N1", "North", Branches.HEAD_OFFICE, "")));
      users.create(new UserDraft("lena", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("nora", PASSWORD, Set.of("MARKETER"), "N1"));
    }
    caller = HttpCaller.signedIn(port, "lena", PASSWORD);
    imports = new ImportCalls(caller);
    if (sources.find("bank").isEmpty()) {
      imports.done("code=bank&key=id&branch=branch", bank());
      Answer tags = caller.send("POST", "/api/sources/bank/tags", Map.of());
      assertThat(tags.status()).as(tags.text()).isEqualTo(200);
      assertThat(tags.json().path("tags").size()).isEqualTo(5);
    }
  }

  @Test
  void shouldCountRandomRulesAsSqlDoes() {
    long seed = 20261122;
    RandomRules rules = new RandomRules(seed);
    for (int i = 0; i < 300; i++) {
      RandomRules.Pair rule = rules.next();
      long count = segments.count("RULE", JSON.readTree(rule.json()), "bank").count();
      assertThat(count).as("seed %d, %s", seed, rule.json()).isEqualTo(sql(rule.sql()));
    }
  }

  @Test
  void shouldCountEveryClause() {
    JsonNode count =
        count(caller, "{\"all\":[" + JOB + ",{\"field\":\"age\",\"op\":\"ge\",\"value\":40}]}")
            .json();

    assertThat(count.path("of").asLong()).isEqualTo(sources.get("bank").rows());
    assertThat(count.path("count").asLong()).isEqualTo(sql("job = 'clerk' and age >= 40"));
    assertThat(clause(count, "/all/0")).isEqualTo(sql("job = 'clerk'"));
    assertThat(clause(count, "/all/1")).isEqualTo(sql("age >= 40"));
  }

  @Test
  void shouldRefuseRulesThatMeanNothing() {
    assertThat(count(caller, "{\"all\":[]}").code()).isEqualTo("RULE_EMPTY_GROUP");
    Answer unknown =
        count(caller, "{\"any\":[{\"field\":\"shoe\",\"op\":\"eq\",\"value\":\"x\"}]}");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.code()).isEqualTo("RULE_UNKNOWN_FIELD");
    assertThat(unknown.json().path("findings").get(0).path("place").asString())
        .isEqualTo("/any/0/field");
    assertThat(caller.send("POST", "/api/segments/count", Map.of()).status()).isEqualTo(422);
    assertThat(caller.send("POST", "/api/segments", Map.of("name", "No rule")).status())
        .isEqualTo(422);
    Answer source =
        caller.sendText(
            "POST",
            "/api/segments/count",
            "{\"among\":\"nowhere\",\"rule\":" + JOB + "}",
            "application/json");
    assertThat(source.code()).isEqualTo("SEGMENT_UNKNOWN_SOURCE");
  }

  @Test
  void shouldKeepVersionsAndRefuseAStaleOne() {
    JsonNode made = create(caller, "Clerks", JOB).json();
    String path = "/api/segments/" + made.path("code").asString();

    Answer changed = caller.send("PUT", path, Map.of("name", "All clerks", "version", 1));
    Answer stale = caller.send("PUT", path, Map.of("name", "Nobody", "version", 1));

    assertThat(made.path("code").asString()).matches("SEG-\\d{6}");
    assertThat(changed.json().path("version").asInt()).isEqualTo(2);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.code()).isEqualTo("SEGMENT_STALE_VERSION");
    assertThat(caller.get(path).json().path("name").asString()).isEqualTo("All clerks");
  }

  @Test
  void shouldFreezeTheMembers() {
    String code = create(caller, "Frozen", JOB).json().path("code").asString();

    JsonNode snapshot =
        caller.send("POST", "/api/segments/" + code + "/snapshots", Map.of()).json();

    Segment segment = segments.find(code).orElseThrow();
    assertThat(snapshot.path("count").asLong()).isEqualTo(sql("job = 'clerk'"));
    assertThat(snapshot.path("hash").asString()).isEqualTo(segments.evaluate(segment).hash());
    assertThat(cohorts.members(snapshot.path("cohortId").asLong()))
        .isEqualTo(segments.evaluate(segment));
    assertThat(caller.get("/api/segments/" + code + "/snapshots").json().size()).isEqualTo(1);
  }

  @Test
  void shouldShowABranchItsOwnCustomersOnly() {
    HttpCaller north = HttpCaller.signedIn(port, "nora", PASSWORD);
    String headOffice = create(caller, "Of head office", JOB).json().path("code").asString();

    JsonNode all = count(caller, JOB).json();
    JsonNode some = count(north, JOB).json();
    String own = create(north, "Of the north", JOB).json().path("code").asString();
    JsonNode frozen = caller.send("POST", "/api/segments/" + own + "/snapshots", Map.of()).json();

    // The branch of row i is north for every third one.
    assertThat(some.path("of").asLong()).isBetween(1L, all.path("of").asLong() / 2);
    assertThat(some.path("count").asLong()).isLessThan(all.path("count").asLong());
    assertThat(north.get("/api/segments/" + headOffice).status()).isEqualTo(404);
    assertThat(frozen.path("count").asLong()).isEqualTo(some.path("count").asLong());
    JsonNode values = north.get("/api/tags/bank.job/values").json();
    long counted = values.path("nulls").asLong();
    for (JsonNode item : values.path("items")) {
      counted += item.path("count").asLong();
    }
    assertThat(counted).isEqualTo(some.path("of").asLong());
  }

  @Test
  void shouldFollowANewImport() {
    imports.done("code=moving&key=id", "id,n,job\nM1,1,a\nM2,2,a\n");
    caller.send("POST", "/api/sources/moving/tags", Map.of());
    String rule = "{\"field\":\"n\",\"op\":\"ge\",\"value\":2}";
    assertThat(segments.count("RULE", JSON.readTree(rule), "moving").count()).isEqualTo(1);
    JsonNode before = tag("moving.job");

    imports.done("code=moving&key=id", "id,n,job\nM1,5,a\nM2,2,a\n");

    assertThat(segments.count("RULE", JSON.readTree(rule), "moving").count()).isEqualTo(2);
    assertThat(tag("moving.job").path("computedAt")).isEqualTo(before.path("computedAt"));
  }

  @Test
  void shouldRecordConsentForASource() {
    Answer recorded =
        caller.send(
            "POST",
            "/api/customers/consents",
            Map.of(
                "source",
                "bank",
                "channel",
                "EMAIL",
                "purpose",
                "MARKETING",
                "evidence",
                "form 7"));

    assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);
    assertThat(recorded.json().path("customers").asLong()).isEqualTo(sources.get("bank").rows());
  }

  private JsonNode tag(String code) {
    return caller.get("/api/tags?search=" + code).json().path("items").get(0);
  }

  private static Answer count(HttpCaller who, String rule) {
    return who.sendText(
        "POST",
        "/api/segments/count",
        "{\"among\":\"bank\",\"rule\":" + rule + "}",
        "application/json");
  }

  private static Answer create(HttpCaller who, String name, String rule) {
    return who.sendText(
        "POST",
        "/api/segments",
        "{\"name\":\"" + name + "\",\"among\":\"bank\",\"rule\":" + rule + "}",
        "application/json");
  }

  private static long clause(JsonNode count, String path) {
    for (JsonNode clause : count.path("clauses")) {
      if (clause.path("path").asString().equals(path)) {
        return clause.path("count").asLong();
      }
    }
    throw new AssertionError("no clause " + path);
  }

  private long sql(String where) {
    long[] count = new long[1];
    warehouse.query(
        "select count(*) from read_parquet('%s') where %s"
            .formatted(sources.parquet("bank"), where),
        row -> count[0] = row.getLong(1));
    return count[0];
  }

  private static String bank() {
    Random random = new Random(7);
    String[] jobs = {"admin", "clerk", "O'Hara", "unknown", ""};
    String[] housing = {"yes", "no", ""};
    StringBuilder file = new StringBuilder("id;branch;age;rate;seen;job;housing\n");
    for (int i = 0; i < 5_000; i++) {
      file.append("R")
          .append(i)
          .append(i % 3 == 0 ? ";N1;" : ";S1;")
          .append(random.nextInt(10) == 0 ? "" : 15 + random.nextInt(70))
          .append(';')
          .append(random.nextInt(10) == 0 ? "" : (random.nextInt(600) - 200) / 100.0)
          .append(';')
          .append(
              random.nextInt(10) == 0 ? "" : LocalDate.of(2024, 1, 1).plusDays(random.nextInt(400)))
          .append(';')
          .append(jobs[random.nextInt(jobs.length)])
          .append(';')
          .append(housing[random.nextInt(housing.length)])
          .append('\n');
    }
    return file.toString();
  }
}
