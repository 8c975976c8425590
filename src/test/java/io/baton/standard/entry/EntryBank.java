package io.baton.standard.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Audit;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Column;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A rule, people of two branches, and the calls that enter and review; in the bank of the
 * standards.
 */
abstract class EntryBank {
  static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired FieldIndexes indexes;
  @Autowired JdbcClient jdbc;
  @Autowired Audit audit;

  HttpCaller keeper;
  HttpCaller manager;
  HttpCaller reviewer;
  final String own = "e" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void signIn() {
    if (users.find("elena").isEmpty()) {
      branches.putAll(List.of(new Branch("EE", "East", null), new Branch("EW", "West", null)));
      users.create(new UserDraft("elena", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(
          new UserDraft("manager-e", PASSWORD, Set.of("RELATIONSHIP_MANAGER", "APPROVER"), "EE"));
      users.create(new UserDraft("approver-e", PASSWORD, Set.of("APPROVER"), "EE"));
      users.create(new UserDraft("approver-w", PASSWORD, Set.of("APPROVER"), "EW"));
      users.create(new UserDraft("approver-0", PASSWORD, Set.of("APPROVER"), "0000"));
    }
    keeper = HttpCaller.signedIn(port, "elena", PASSWORD);
    manager = HttpCaller.signedIn(port, "manager-e", PASSWORD);
    reviewer = HttpCaller.signedIn(port, "approver-e", PASSWORD);
    customers.register(
        List.of(
            new NewCustomer(own + "-1", "EE", null, null, null),
            new NewCustomer(own + "-2", "EE", null, null, null),
            new NewCustomer(own + "-w", "EW", null, null, null)));
    rule(Map.of("kind", "RANGE", "min", "18", "max", "100"));
  }

  void rule(Map<String, Object> parts) {
    Answer put = keeper.send("PUT", "/api/entry-rules/" + own, draft(parts));
    assertThat(put.status()).as(put.toString()).isEqualTo(200);
  }

  static Map<String, Object> draft(Map<String, Object> parts) {
    Map<String, Object> draft = new HashMap<>();
    draft.put("version", 0);
    draft.put("nameZh", "年龄范围");
    draft.put("nameEn", "Age range");
    draft.put("messageZh", "18 到 100 岁");
    draft.put("messageEn", "from 18 to 100");
    draft.putAll(parts);
    return draft;
  }

  Map<String, Object> tagDraft(boolean review, String type) {
    return Map.of(
        "create",
        true,
        "nameZh",
        "年龄",
        "nameEn",
        "Age",
        "type",
        type,
        "theme",
        "NATURE",
        "tagClass",
        "POPULATION",
        "review",
        review,
        "rules",
        List.of(own));
  }

  void define(boolean review, String type) {
    Answer made = keeper.send("PUT", "/api/manual-tags/" + own, tagDraft(review, type));
    assertThat(made.status()).as(made.toString()).isEqualTo(200);
  }

  /** Described, submitted and approved as every tag is. */
  void tag(boolean review, String type) {
    define(review, type);
    move(keeper, "SUBMIT");
    move(HttpCaller.signedIn(port, "approver-0", PASSWORD), "APPROVE");
  }

  void move(HttpCaller caller, String move) {
    int version = caller.get("/api/tags/" + own + "/sheet").json().path("version").asInt();
    Answer moved =
        caller.send(
            "POST", "/api/tags/" + own + "/moves", Map.of("move", move, "version", version));
    assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
  }

  Answer enter(HttpCaller caller, String customer, @Nullable String value) {
    Map<String, Object> body = new HashMap<>();
    body.put("customer", customer);
    body.put("value", value);
    return caller.send("POST", "/api/manual-tags/" + own + "/values", body);
  }

  Column column() {
    return indexes
        .current()
        .column(own)
        .orElseGet(
            () -> Column.unknown(io.baton.cohort.Field.of(own, io.baton.cohort.FieldType.ENUM)));
  }

  int id(String end) {
    return customers.idOf(own + end).orElseThrow();
  }
}
