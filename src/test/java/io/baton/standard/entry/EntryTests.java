package io.baton.standard.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.access.Audit;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Column;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Rules, entries and reviews over HTTP, in the bank of the standards. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=standard")
class EntryTests {
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired FieldIndexes indexes;
  @Autowired JdbcClient jdbc;
  @Autowired Audit audit;

  private HttpCaller keeper;
  private HttpCaller manager;
  private HttpCaller reviewer;
  private final String own = "e" + UUID.randomUUID().toString().substring(0, 8);

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

  @Test
  void shouldRefuseAnInvalidEntryWithTheRulesNameInBothLanguages() {
    tag(false, "NUMBER");

    Answer refused = enter(manager, own + "-1", "17");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("Content-Type")).contains("application/problem+json");
    assertThat(refused.code()).isEqualTo("ENTRY_REFUSED");
    JsonNode finding = refused.json().at("/findings/0");
    assertThat(finding.path("place").asString()).isEqualTo("/value");
    assertThat(finding.path("code").asString()).isEqualTo(own);
    assertThat(finding.path("message").asString())
        .contains("规则 年龄范围（" + own + "）：18 到 100 岁")
        .contains("rule Age range (" + own + "): from 18 to 100");
    assertThat(enter(manager, own + "-1", "old").json().at("/findings/0/message").asString())
        .contains("不是数字")
        .contains("not a number");
    assertThat(column().known()).isZero();
    assertThat(enter(manager, own + "-1", " 42 ").json().path("state").asString())
        .isEqualTo("TAKEN");
    assertThat(column().textAt(id("-1"))).isEqualTo("42");
    assertThat(enter(manager, own + "-1", null).status()).isEqualTo(200);
    assertThat(column().textAt(id("-1"))).isNull();
    assertThat(enter(manager, own + "-w", "42").code()).isEqualTo("CUSTOMER_UNKNOWN");
    assertThat(enter(manager, own + "-x", "42").code()).isEqualTo("CUSTOMER_UNKNOWN");
    assertThat(audit.page(0, 200).toString()).doesNotContain(own + "-1");
  }

  @Test
  void shouldTakeAnEntryOnlyAfterSomebodyElseHasLookedAtIt() {
    tag(true, "NUMBER");
    long batch = enter(manager, own + "-1", "42").json().path("id").asLong();

    assertThat(column().known()).as("waits").isZero();
    assertThat(decide(manager, batch, true, null).code()).isEqualTo("ENTRY_OWN_REVIEW");
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        "update standard_batch set state = 'ACCEPTED', reviewed_by = entered_by where id = ?")
                    .param(batch)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    HttpCaller west = HttpCaller.signedIn(port, "approver-w", PASSWORD);
    assertThat(west.get("/api/entry-reviews").text()).doesNotContain(own);
    assertThat(west.get("/api/entry-reviews/" + batch).code()).isEqualTo("ENTRY_REVIEW_UNKNOWN");
    assertThat(decide(west, batch, true, null).code()).isEqualTo("ENTRY_REVIEW_UNKNOWN");
    assertThat(decide(keeper, batch, true, null).status()).isEqualTo(403);

    assertThat(reviewer.get("/api/entry-reviews").text()).contains(own);
    JsonNode review = reviewer.get("/api/entry-reviews/" + batch).json();
    assertThat(review.at("/lines/0/customer").asString()).isEqualTo(own + "-1");
    assertThat(review.at("/lines/0/value").asString()).isEqualTo("42");
    assertThat(review.at("/lines/0/before").isNull()).isTrue();
    assertThat(decide(reviewer, batch, true, "ok").json().path("state").asString())
        .isEqualTo("ACCEPTED");
    assertThat(column().textAt(id("-1"))).isEqualTo("42");
    assertThat(decide(reviewer, batch, false, "no").code()).isEqualTo("ENTRY_DECIDED");

    long second = enter(manager, own + "-1", "43").json().path("id").asLong();
    assertThat(decide(reviewer, second, false, " ").code()).isEqualTo("ENTRY_NOTE_MISSING");
    HttpCaller head = HttpCaller.signedIn(port, "approver-0", PASSWORD);
    assertThat(decide(head, second, false, "ask again").json().path("state").asString())
        .isEqualTo("RETURNED");
    assertThat(column().textAt(id("-1"))).isEqualTo("42");
    JsonNode batches = manager.get("/api/manual-tags/" + own + "/batches").json();
    assertThat(batches.at("/0/note").asString()).isEqualTo("ask again");
    assertThat(batches.at("/0/own").asBoolean()).isTrue();
    assertThat(actions()).contains("ENTRY_MADE", "ENTRY_ACCEPTED", "ENTRY_RETURNED");
  }

  @Test
  void shouldHoldChangedRulesAgainstWhatWaits() {
    tag(true, "NUMBER");
    long batch = enter(manager, own + "-1", "42").json().path("id").asLong();
    Map<String, Object> stricter = new HashMap<>(draft(Map.of("kind", "RANGE", "min", "50")));
    stricter.put("version", 1);
    assertThat(keeper.send("PUT", "/api/entry-rules/" + own, stricter).status()).isEqualTo(200);

    Answer refused = decide(reviewer, batch, true, null);

    assertThat(refused.code()).isEqualTo("ENTRY_REFUSED");
    assertThat(refused.json().at("/findings/0/code").asString()).isEqualTo(own);
    assertThat(column().known()).isZero();
    assertThat(reviewer.get("/api/entry-reviews").text()).as("still waits").contains(own);
  }

  @Test
  void shouldTakeTheGoodLinesOfAListAndNameTheOthers() {
    tag(false, "NUMBER");
    String file =
        "customer,value\n%1$s-1,42\n%1$s-w,42\n%1$s-2,7\nnobody,42\n%1$s-1,43\n%1$s-2\n"
            .formatted(own);

    Answer loaded =
        new ImportCalls(manager)
            .upload("/api/manual-tags/" + own + "/lists", file.getBytes(StandardCharsets.UTF_8));

    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
    assertThat(loaded.json().path("lines").asInt()).isEqualTo(6);
    assertThat(loaded.json().path("taken").asInt()).isEqualTo(1);
    assertThat(loaded.json().path("refused").asInt()).isEqualTo(5);
    assertThat(loaded.json().path("findings").findValuesAsString("place"))
        .containsExactly("line 3", "line 4", "line 5", "line 6", "line 7");
    assertThat(loaded.json().path("findings").findValuesAsString("code"))
        .containsExactly(
            "CUSTOMER_UNKNOWN", own, "CUSTOMER_UNKNOWN", "ENTRY_REFUSED", "ENTRY_REFUSED");
    assertThat(column().textAt(id("-1"))).isEqualTo("42");
    assertThat(column().known()).isEqualTo(1);
    assertThat(
            new ImportCalls(manager)
                .upload("/api/manual-tags/" + own + "/lists", new byte[] {65, 44, -1, -2})
                .code())
        .isEqualTo("ENTRY_UNREADABLE");
  }

  /** Whatever was entered in whatever order, the index says what the last one said. */
  @Test
  void shouldKeepTheColumnEqualToALedgerOfWhatWasEntered() {
    tag(false, "ENUM");
    Random random = new Random(20261129);
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      String customer = own + (random.nextBoolean() ? "-1" : "-2");
      String value = random.nextInt(4) == 0 ? null : String.valueOf(20 + random.nextInt(6));
      assertThat(enter(manager, customer, value).status()).isEqualTo(200);
      if (value == null) {
        expected.remove(customer);
      } else {
        expected.put(customer, value);
      }
      if (i == 30) {
        // Another node has written: its revision is one that this node has not seen.
        jdbc.sql(
                "update standard_manual_value set value = '77' where tag = ? and value is not null")
            .param(own)
            .update();
        jdbc.sql("update standard_manual_tag set revision = revision + 1 where tag = ?")
            .param(own)
            .update();
        expected.replaceAll((key, old) -> "77");
      }
    }
    Column column = column();
    Map<String, String> found = new TreeMap<>();
    for (String end : List.of("-1", "-2")) {
      String value = column.textAt(id(end));
      if (value != null) {
        found.put(own + end, value);
      }
    }
    assertThat(found).isEqualTo(expected);
    assertThat(column.known()).isEqualTo(expected.size());
  }

  @Test
  void shouldHoldRulesAgainstColumnsOfImports() {
    ImportCalls imports = new ImportCalls(keeper);
    imports.done("code=" + own + "&key=no", "no,age\n%1$sa,1\n".formatted(own));
    Map<String, String> column = Map.of("source", own, "column", "age");
    assertThat(keeper.send("POST", "/api/entry-rules/" + own + "/columns", column).status())
        .isEqualTo(204);
    assertThat(
            keeper
                .send(
                    "POST",
                    "/api/entry-rules/" + own + "/columns",
                    Map.of("source", own, "column", "none"))
                .code())
        .isEqualTo("ENTRY_RULE_INVALID");

    JsonNode status =
        imports.done(
            "code=" + own + "&key=no", "no,age\n%1$sa,20\n%1$sb,17\n%1$sc,\n".formatted(own));

    assertThat(status.path("accepted").asInt()).as(status.toString()).isEqualTo(2);
    JsonNode rejected =
        keeper.get("/api/imports/" + status.path("id").asLong() + "/rejections").json();
    assertThat(rejected.at("/items/0/code").asString()).isEqualTo("ENTRY_RULE");
    assertThat(rejected.at("/items/0/line").asInt()).isEqualTo(3);
    assertThat(rejected.at("/items/0/column").asString()).isEqualTo("age");
    assertThat(rejected.at("/items/0/reason").asString()).contains(own).contains("年龄范围");
    Answer used = keeper.send("DELETE", "/api/entry-rules/" + own, Map.of());
    assertThat(used.code()).isEqualTo("ENTRY_RULE_IN_USE");
    assertThat(used.json().at("/findings/0/place").asString()).isEqualTo("COLUMN:" + own + ".age");
    keeper.send("POST", "/api/entry-rules/" + own + "/column-removals", column);
    assertThat(keeper.send("DELETE", "/api/entry-rules/" + own, Map.of()).status()).isEqualTo(204);
  }

  @Test
  void shouldKnowStandardsAndDictionaries() {
    List<Map<String, String>> values =
        List.of(Map.of("code", "M", "nameZh", "男", "nameEn", "Male"));
    keeper.send(
        "PUT",
        "/api/standards/" + own,
        Map.of("version", 0, "nameZh", "性别", "nameEn", "Sex", "values", values));
    keeper.send(
        "PUT",
        "/api/dictionaries/" + own,
        Map.of("subject", "PRODUCT", "nameZh", "产品", "nameEn", "Products"));
    keeper.send(
        "PUT",
        "/api/dictionaries/" + own + "/entries",
        Map.of("entries", List.of(Map.of("code", "P1", "nameZh", "理财"))));
    for (String kind : List.of("STANDARD", "DICTIONARY")) {
      Map<String, Object> next = new HashMap<>(draft(Map.of("kind", kind, "reference", own)));
      next.put("version", version());
      assertThat(keeper.send("PUT", "/api/entry-rules/" + own, next).status()).isEqualTo(200);
      if (kind.equals("STANDARD")) {
        tag(false, "ENUM");
      }
      boolean standard = kind.equals("STANDARD");
      assertThat(enter(manager, own + "-1", standard ? "M" : "P1").status()).isEqualTo(200);
      assertThat(enter(manager, own + "-1", standard ? "m" : "P2").code())
          .isEqualTo("ENTRY_REFUSED");
    }
    Map<String, Object> nowhere =
        Map.of("kind", "STANDARD", "reference", "none-" + own, "version", version());
    Map<String, Object> next = new HashMap<>(draft(nowhere));
    next.putAll(nowhere);
    assertThat(keeper.send("PUT", "/api/entry-rules/" + own, next).code())
        .isEqualTo("STANDARD_UNKNOWN");
  }

  @Test
  void shouldTakeNothingForATagThatIsNotOnline() {
    define(false, "NUMBER");

    assertThat(enter(manager, own + "-1", "42").code()).isEqualTo("TAG_NOT_ONLINE");
    assertThat(enter(keeper, own + "-1", "42").code()).isEqualTo("TAG_NOT_ONLINE");
    assertThat(
            keeper
                .send("POST", "/api/manual-tags/none/values", Map.of("customer", own + "-1"))
                .code())
        .isEqualTo("ENTRY_TAG_UNKNOWN");
    assertThat(manager.send("PUT", "/api/manual-tags/" + own, tagDraft(false, "NUMBER")).status())
        .isEqualTo(403);
    assertThat(keeper.send("PUT", "/api/manual-tags/" + own, tagDraft(false, "NUMBER")).code())
        .isEqualTo("ENTRY_TAG_TAKEN");
  }

  private int version() {
    for (JsonNode rule : keeper.get("/api/entry-rules").json().path("rules")) {
      if (rule.path("code").asString().equals(own)) {
        return rule.path("version").asInt();
      }
    }
    return 0;
  }

  private void rule(Map<String, Object> parts) {
    Answer put = keeper.send("PUT", "/api/entry-rules/" + own, draft(parts));
    assertThat(put.status()).as(put.toString()).isEqualTo(200);
  }

  private static Map<String, Object> draft(Map<String, Object> parts) {
    Map<String, Object> draft = new HashMap<>();
    draft.put("version", 0);
    draft.put("nameZh", "年龄范围");
    draft.put("nameEn", "Age range");
    draft.put("messageZh", "18 到 100 岁");
    draft.put("messageEn", "from 18 to 100");
    draft.putAll(parts);
    return draft;
  }

  private Map<String, Object> tagDraft(boolean review, String type) {
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

  private void define(boolean review, String type) {
    Answer made = keeper.send("PUT", "/api/manual-tags/" + own, tagDraft(review, type));
    assertThat(made.status()).as(made.toString()).isEqualTo(200);
  }

  /** Described, submitted and approved as every tag is. */
  private void tag(boolean review, String type) {
    define(review, type);
    move(keeper, "SUBMIT");
    move(HttpCaller.signedIn(port, "approver-0", PASSWORD), "APPROVE");
  }

  private void move(HttpCaller caller, String move) {
    int version = caller.get("/api/tags/" + own + "/sheet").json().path("version").asInt();
    Answer moved =
        caller.send(
            "POST", "/api/tags/" + own + "/moves", Map.of("move", move, "version", version));
    assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
  }

  private Answer enter(HttpCaller caller, String customer, @Nullable String value) {
    Map<String, Object> body = new HashMap<>();
    body.put("customer", customer);
    body.put("value", value);
    return caller.send("POST", "/api/manual-tags/" + own + "/values", body);
  }

  private static Answer decide(
      HttpCaller caller, long batch, boolean accept, @Nullable String note) {
    Map<String, Object> body = new HashMap<>();
    body.put("accept", accept);
    body.put("note", note);
    return caller.send("POST", "/api/entry-reviews/" + batch + "/decision", body);
  }

  private Column column() {
    return indexes
        .current()
        .column(own)
        .orElseGet(
            () -> Column.unknown(io.baton.cohort.Field.of(own, io.baton.cohort.FieldType.ENUM)));
  }

  private int id(String end) {
    return customers.idOf(own + end).orElseThrow();
  }

  private List<String> actions() {
    return audit.page(0, 500).stream()
        .filter(entry -> entry.subject().equals("tag:" + own))
        .map(entry -> entry.action())
        .toList();
  }
}
