package io.baton.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.customer.Customers;
import io.baton.decision.Decisions;
import io.baton.segment.Segments;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Two thousand customers with a number each, a table of layers, and the calls that group them. */
abstract class GroupingBank {
  static final String PASSWORD = "correct horse battery 7";
  static final int CUSTOMERS = 2_000;

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Sources sources;
  @Autowired Customers customers;
  @Autowired Segments segments;
  @Autowired Decisions decisions;
  @Autowired RunBook runs;
  @Autowired GroupingBook book;
  @Autowired RepeatingGroupings repeating;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  HttpCaller maker;
  HttpCaller approver;

  @BeforeEach
  void importABank() {
    if (users.find("gina").isEmpty()) {
      branches.putAll(List.of(new Branch("GB", "Branch", null)));
      users.create(new UserDraft("gina", PASSWORD, Set.of("MARKETER", "APPROVER"), "0000"));
      users.create(new UserDraft("gus", PASSWORD, Set.of("APPROVER"), "0000"));
      users.create(new UserDraft("greta", PASSWORD, Set.of("MARKETER"), "GB"));
    }
    maker = HttpCaller.signedIn(port, "gina", PASSWORD);
    approver = HttpCaller.signedIn(port, "gus", PASSWORD);
    if (sources.find("grp").isEmpty()) {
      importScores(0);
      maker.send("POST", "/api/sources/grp/tags", Map.of());
      segment("grp-all", "{\"field\":\"grp.n\",\"op\":\"notNull\"}");
      decisions.save(
          "grp-layers",
          Table.of(
                  "grp-layers",
                  "hitPolicy=\"FIRST\"",
                  List.of("grp.n"),
                  "layer",
                  "nameZh",
                  "nameEn")
              .row(">= 80", "GOLD", "金卡客户", "Gold")
              .row(">= 50", "SILVER", "银卡客户", "Silver")
              .row("[10..20)", "EARLY", "新客", "Early")
              .xml());
    }
  }

  /** Every customer's number is 0 to 99; each tenth belongs to the branch. */
  void importScores(int shift) {
    StringBuilder file = new StringBuilder("id,branch,n\n");
    for (int i = 0; i < CUSTOMERS; i++) {
      file.append('G').append(i).append(i % 10 == 3 ? ",GB," : ",0000,");
      file.append((i * 7_919 + shift) % 100).append('\n');
    }
    new ImportCalls(maker).done("code=grp&key=id&branch=branch", file.toString());
  }

  static String layerOf(int n) {
    return n >= 80 ? "GOLD" : n >= 50 ? "SILVER" : n >= 10 && n < 20 ? "EARLY" : "-";
  }

  String grouping(String name, String base, String settings, @Nullable String limit) {
    Answer made =
        maker.sendText(
            "POST",
            "/api/groupings",
            draft(name, "LAYERS", base, settings, limit),
            "application/json");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("code").asString();
  }

  static String draft(
      String name, String method, @Nullable String base, String settings, @Nullable String limit) {
    return "{\"name\":\"%s\",\"method\":\"%s\",\"base\":%s,\"settings\":%s,\"approvalAbove\":%s}"
        .formatted(name, method, base == null ? "null" : "\"" + base + "\"", settings, limit);
  }

  long start(String code) {
    Answer started = maker.send("POST", "/api/groupings/" + code + "/runs", Map.of());
    assertThat(started.status()).as(started.text()).isEqualTo(202);
    return started.json().path("id").asLong();
  }

  JsonNode finished(String code, long run) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> maker.get("/api/groupings/" + code + "/runs/" + run).json(),
            status -> !status.path("finishedAt").isNull());
  }

  Answer effect(String code, JsonNode run) {
    return maker.send(
        "POST",
        "/api/groupings/" + code + "/runs/" + run.path("id").asLong() + "/effect",
        Map.of());
  }

  void segment(String code, String rule) {
    Answer made =
        maker.sendText(
            "POST",
            "/api/segments",
            "{\"name\":\"%s\",\"code\":\"%s\",\"definition\":%s}".formatted(code, code, rule),
            "application/json");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }
}
