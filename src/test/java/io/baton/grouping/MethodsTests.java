package io.baton.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.decision.Decisions;
import io.baton.segment.Segments;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Clusters, products by sub-group, and tiers that adapt to what campaigns brought. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=grouping-methods")
class MethodsTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final int CUSTOMERS = 3_000;

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Sources sources;
  @Autowired Customers customers;
  @Autowired Segments segments;
  @Autowired Decisions decisions;
  @Autowired Cohorts cohorts;
  @Autowired JdbcClient jdbc;

  private HttpCaller maker;
  private HttpCaller approver;

  @BeforeEach
  void importABank() {
    if (users.find("mina").isEmpty()) {
      users.create(new UserDraft("mina", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("mo", PASSWORD, Set.of("APPROVER"), "0000"));
    }
    maker = HttpCaller.signedIn(port, "mina", PASSWORD);
    approver = HttpCaller.signedIn(port, "mo", PASSWORD);
    if (sources.find("mth").isEmpty()) {
      StringBuilder file = new StringBuilder("id,age,money,risk,score\n");
      for (int i = 0; i < CUSTOMERS; i++) {
        file.append('M').append(i).append(',').append(age(i)).append(',').append(money(i));
        file.append(',').append(risk(i)).append(',').append(i % 11 == 0 ? "" : i % 1_000);
        file.append('\n');
      }
      new ImportCalls(maker).done("code=mth&key=id", file.toString());
      maker.send("POST", "/api/sources/mth/tags", Map.of());
      decisions.save(
          "mth-products",
          Table.of(
                  "mth-products",
                  "hitPolicy=\"FIRST\"",
                  List.of("mth.age", "mth.risk:string"),
                  "product")
              .row("< 30", "-", "STARTER")
              .row("-", "\"R3\"", "FUND")
              .row("-", "-", "DEPOSIT")
              .xml());
    }
  }

  /** Two kinds of customers, far apart. */
  private static int age(int i) {
    return i % 3 == 0 ? 20 + i % 7 : 60 + i % 9;
  }

  private static int money(int i) {
    return i % 3 == 0 ? 100 + i % 50 : 900 + i % 60;
  }

  private static String risk(int i) {
    return i % 13 == 0 ? "" : "R" + (1 + i % 3);
  }

  @Test
  void shouldSaveClustersWithTheirCentres() {
    String code =
        grouping("类", "CLUSTERS", "{\"tags\":[\"mth.age\",\"mth.money\"],\"clusters\":2}", null);
    JsonNode run = effect(code, finished(code, start(code)));

    assertThat(run.path("standing").asString()).as(run.toString()).isEqualTo("IN_EFFECT");
    assertThat(run.path("groups").size()).isEqualTo(2);
    for (JsonNode group : run.path("groups")) {
      boolean young = group.path("size").asLong() == CUSTOMERS / 3;
      members(group).forEach(id -> assertThat(row(id) % 3 == 0).isEqualTo(young));
      double mean = 0;
      for (int i = 0; i < CUSTOMERS; i++) {
        mean += i % 3 == 0 == young ? age(i) : 0;
      }
      mean /= group.path("size").asLong();
      assertThat(Double.parseDouble(group.at("/detail/centre/0/value").asString()))
          .isCloseTo(mean, org.assertj.core.api.Assertions.within(0.01));
      assertThat(group.path("nameZh").asString()).contains(young ? "偏低" : "偏高");
    }
    assertThat(post("x", "CLUSTERS", "{\"tags\":[\"nope\"]}", null).text()).contains("/tags/0");
  }

  @Test
  void shouldGiveEverySubGroupOneProductOfTheTable() {
    String code =
        grouping(
            "细分",
            "PRODUCTS",
            "{\"decision\":\"mth-products\",\"by\":[{\"tag\":\"mth.risk\"},{\"tag\":\"mth.money\",\"parts\":2}]}",
            null);
    JsonNode run = effect(code, finished(code, start(code)));

    assertThat(run.path("standing").asString()).as(run.toString()).isEqualTo("IN_EFFECT");
    CustomerSet all = CustomerSet.empty();
    for (JsonNode group : run.path("groups")) {
      String product = group.at("/detail/product").asString();
      CustomerSet members = members(group);
      assertThat(members.intersects(all)).isFalse();
      all = all.or(members);
      Set<String> risks = new java.util.HashSet<>();
      members.forEach(
          id -> {
            int i = row(id);
            risks.add(risk(i));
            assertThat(age(i) < 30 ? "STARTER" : risk(i).equals("R3") ? "FUND" : "DEPOSIT")
                .isEqualTo(product);
          });
      assertThat(risks).as("one place of the tag").hasSize(1);
    }
    assertThat(all.size()).isEqualTo(CUSTOMERS);
    decisions.save(
        "mth-gap",
        Table.of("mth-gap", "hitPolicy=\"FIRST\"", List.of("mth.age"), "product")
            .row("< 30", "STARTER")
            .xml());
    String gap =
        grouping(
            "gap", "PRODUCTS", "{\"decision\":\"mth-gap\",\"by\":[{\"tag\":\"mth.risk\"}]}", null);
    assertThat(finished(gap, start(gap)).path("problemCode").asString()).isEqualTo("GROUPING_GAP");
  }

  @Test
  void shouldLearnTiersAnewFromWhatCampaignsBrought() {
    String code = grouping("档", "TIERS", "{\"tag\":\"mth.score\",\"tiers\":4}", "0.05");
    JsonNode first = effect(code, finished(code, start(code)));
    assertThat(first.path("standing").asString()).isEqualTo("IN_EFFECT");
    assertThat(first.at("/summary/contacted").asLong()).isZero();
    assertThat(sizes(first)).containsOnlyKeys("T1", "T2", "T3", "T4", "-");
    long each = (CUSTOMERS - sizes(first).getOrDefault("-", 0L)) / 4;
    for (String tier : List.of("T1", "T2", "T3", "T4")) {
      assertThat(sizes(first).get(tier)).isBetween(each * 9 / 10, each * 11 / 10);
    }

    // The same again moves nobody and takes effect by itself.
    JsonNode same = finished(code, start(code));
    assertThat(same.path("standing").asString()).isEqualTo("IN_EFFECT");
    assertThat(same.at("/moves/moved").asLong()).isZero();
    assertThat(same.path("division").asInt()).isEqualTo(2);

    campaign(
        members("contacted", i -> i % 2 == 0),
        members("responded", i -> i % 2 == 0 && i % 1_000 >= 900));
    JsonNode learned = finished(code, start(code));

    assertThat(learned.path("standing").asString()).as(learned.toString()).isEqualTo("AWAITING");
    assertThat(learned.at("/summary/responded").asLong()).isPositive();
    assertThat(sizes(learned).get("T4")).isLessThan(each / 2);
    assertThat(learned.at("/moves/moved").asLong()).isEqualTo(moved(same, learned));
    String segment = first.at("/groups/3/segment").asString();
    assertThat(hash(segment)).isEqualTo(first.at("/groups/3/hash").asString());
    Answer approved =
        approver.send(
            "POST",
            "/api/groupings/" + code + "/runs/" + learned.path("id").asLong() + "/approval",
            Map.of("hash", learned.path("hash").asString()));
    assertThat(approved.json().path("division").asInt()).isEqualTo(3);
    assertThat(hash(segment)).isEqualTo(learned.at("/groups/3/hash").asString());
    assertThat(segments.find(segment).orElseThrow().version()).isEqualTo(3);
  }

  /** Customer by customer: from the stored groups of both runs. */
  private long moved(JsonNode before, JsonNode now) {
    Map<Integer, String> was = new HashMap<>();
    stored(before).forEach((key, members) -> members.forEach(id -> was.put(id, key)));
    long[] moved = {0};
    stored(now)
        .forEach(
            (key, members) -> members.forEach(id -> moved[0] += key.equals(was.get(id)) ? 0 : 1));
    return moved[0];
  }

  private Map<String, CustomerSet> stored(JsonNode run) {
    Map<String, CustomerSet> groups = new HashMap<>();
    jdbc.sql("select key, cohort_id from grouping_group where run_id = ?")
        .param(run.path("id").asLong())
        .query(
            row -> {
              groups.put(row.getString(1), cohorts.members(row.getLong(2)));
            });
    return groups;
  }

  private CustomerSet members(String what, java.util.function.IntPredicate meant) {
    RoaringBitmap members = new RoaringBitmap();
    customers.forEachKey(
        customers.everyone(),
        (key, id) -> {
          if (meant.test(Integer.parseInt(key.substring(1)))) {
            members.add(id);
          }
        });
    assertThat(members.isEmpty()).as(what).isFalse();
    return CustomerSet.ofBitmap(members);
  }

  /** A campaign that is over, as it is stored. */
  private void campaign(CustomerSet contacted, CustomerSet responded) {
    long id =
        jdbc.sql(
                """
                insert into campaign_campaign (version, code, name, goal, offer, state, life_cycle,
                  journey, content, control_share, seed, window_days, owner, branch_path,
                  created_at, updated_at, launched_at)
                values (1, 'C-TIERS', 'tiers', 'g', 'o', 'FINISHED', 'standard-campaign',
                  'two-wave-followup', '{}', 0, 's', 14, 'mina', '/',
                  shared_now(), shared_now(), shared_now())
                returning id""")
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into campaign_wave (campaign_id, at, window_ends, treated_cohort, control_cohort)
            values (?, shared_now(), shared_now(), ?, ?)""")
        .params(id, cohorts.store(contacted).id(), cohorts.store(CustomerSet.empty()).id())
        .update();
    responded.forEach(
        customer ->
            jdbc.sql(
                    """
                    insert into response_conversion
                    values (?, ?, false, shared_now(), 'test', ?)""")
                .params(id, customer, "e" + customer)
                .update());
  }

  private Map<String, Long> sizes(JsonNode run) {
    Map<String, Long> sizes = new HashMap<>();
    run.path("groups").forEach(g -> sizes.put(g.path("key").asString(), g.path("size").asLong()));
    return sizes;
  }

  private String hash(String segment) {
    return segments.evaluate(segments.find(segment).orElseThrow()).hash();
  }

  private CustomerSet members(JsonNode group) {
    return segments.evaluate(segments.find(group.path("segment").asString()).orElseThrow());
  }

  private int row(int id) {
    return Integer.parseInt(customers.keyOf(id).substring(1));
  }

  private Answer post(String name, String method, String settings, @Nullable String limit) {
    return maker.sendText(
        "POST",
        "/api/groupings",
        "{\"name\":\"%s\",\"method\":\"%s\",\"settings\":%s,\"approvalAbove\":%s}"
            .formatted(name, method, settings, limit),
        "application/json");
  }

  private String grouping(String name, String method, String settings, @Nullable String limit) {
    Answer made = post(name, method, settings, limit);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("code").asString();
  }

  private long start(String code) {
    return maker
        .send("POST", "/api/groupings/" + code + "/runs", Map.of())
        .json()
        .path("id")
        .asLong();
  }

  private JsonNode finished(String code, long run) {
    return await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> maker.get("/api/groupings/" + code + "/runs/" + run).json(),
            status -> !status.path("finishedAt").isNull());
  }

  private JsonNode effect(String code, JsonNode run) {
    return maker
        .send(
            "POST",
            "/api/groupings/" + code + "/runs/" + run.path("id").asLong() + "/effect",
            Map.of())
        .json();
  }
}
