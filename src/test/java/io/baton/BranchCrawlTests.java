package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Audit;
import io.baton.access.AuditEntry;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Walks every endpoint of the OpenAPI description as a person of one branch, with what belongs to
 * another: no answer tells anything of it, or that it exists.
 */
@BatonTest
class BranchCrawlTests {
  private static final String PASSWORD = "a quiet harbour";
  private static final AtomicLong NOBODY_ELSES = new AtomicLong(715_000_000);
  private static final Set<String> WORK =
      Set.of("MARKETER", "APPROVER", "ANALYST", "OPERATOR", "RELATIONSHIP_MANAGER");
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final String mark = "crawl" + UUID.randomUUID().toString().substring(0, 8);
  private final String customer = mark + "-west";
  private final String segment = mark + "-seg";
  private final String nobody = "none" + mark.substring(5);
  private HttpCaller east;
  private HttpCaller west;
  private String list = "";

  /** A list's number must be nothing else's, which the caller may well see. */
  @BeforeEach
  void countListsFromFarAway() {
    jdbc.sql("select setval(pg_get_serial_sequence('segment_list', 'id'), ?)")
        .param(NOBODY_ELSES.addAndGet(1_000))
        .query(Long.class)
        .single();
    prepare();
  }

  private void prepare() {
    branches.putAll(List.of(new Branch("CE", "East", null), new Branch("CW", "West", null)));
    customers.register(
        List.of(
            new NewCustomer(mark + "-east", "CE", "李雷", null, null),
            new NewCustomer(customer, "CW", "韩梅梅", mark + "@example.com", "13900001111")));
    east = signedIn("CE");
    west = signedIn("CW");
    Answer uploaded =
        west.sendText(
            "POST",
            "/api/segment-lists",
            """
            --part\r
            Content-Disposition: form-data; name="file"; filename="list.csv"\r
            Content-Type: text/csv\r
            \r
            %s
            \r
            --part--\r
            """
                .formatted(customer),
            "multipart/form-data; boundary=part");
    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
    list = uploaded.json().path("id").asString();
    Answer made =
        west.send(
            "POST",
            "/api/segments",
            Map.of(
                "name",
                mark,
                "code",
                segment,
                "kind",
                "LIST",
                "definition",
                Map.of("list", uploaded.json().path("id").asLong())));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private HttpCaller signedIn(String branch) {
    String name = mark + branch.toLowerCase(java.util.Locale.ROOT);
    users.create(new UserDraft(name, PASSWORD, WORK, branch));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  @Test
  void shouldTellABranchNothingOfAnother() {
    List<String> told = new ArrayList<>();
    int asked = 0;
    for (Map.Entry<String, JsonNode> path :
        new HttpCaller(port).get("/v3/api-docs").json().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        boolean reads = method.getKey().equals("get");
        if (!path.getKey().startsWith("/api/") || !reads && !path.getKey().contains("{")) {
          continue;
        }
        for (String theirs : List.of(customer, segment, list)) {
          String query = reads ? query(method.getValue(), theirs) : "";
          Answer answer = ask(method.getKey(), fill(path.getKey(), theirs) + query);
          Answer control =
              ask(
                  method.getKey(),
                  fill(path.getKey(), theirs.equals(list) ? "987654321" : nobody)
                      + query.replace(theirs, nobody));
          asked++;
          if (answer.status() != control.status() || reads && tells(answer, theirs)) {
            told.add(method.getKey() + " " + path.getKey() + " " + theirs + ": " + answer);
          }
        }
      }
    }

    assertThat(told).isEmpty();
    assertThat(asked).isGreaterThan(200);
    assertThat(audit.page(0, 500))
        .filteredOn(entry -> entry.actor().equals(mark + "ce"))
        .extracting(AuditEntry::action, AuditEntry::subject)
        .contains(
            org.assertj.core.groups.Tuple.tuple("CUSTOMER_OUT_OF_SCOPE", "customer:" + customer));
    assertThat(west.get("/api/segments/" + segment).json().path("version").asInt()).isEqualTo(1);
    assertThat(west.get("/api/customers/" + customer).json().path("consents").isEmpty()).isTrue();
  }

  /** The owner does see all of it, or the walk above would prove nothing. */
  @Test
  void shouldTellTheBranchItself() {
    assertThat(west.get("/api/customers/" + customer).status()).isEqualTo(200);
    assertThat(west.get("/api/segments?search=" + mark).text()).contains(segment);
    assertThat(west.get("/api/segments/" + segment + "/members.csv").text()).contains(customer);
    assertThat(west.get("/api/segment-lists/" + list).status()).isEqualTo(200);
  }

  /** What a count may not answer: whether one customer of another branch has a value. */
  @Test
  void shouldNotCountCustomersOfAnotherBranch() {
    for (Map<String, Object> question :
        List.<Map<String, Object>>of(
            Map.of("kind", "LIST", "definition", Map.of("list", Long.parseLong(list))),
            Map.of(
                "kind",
                "ALGEBRA",
                "definition",
                Map.of("op", "union", "of", List.of(Map.of("segment", segment)))))) {
      Answer answer = east.send("POST", "/api/segments/count", question);
      assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(400);
      assertThat(answer.text()).doesNotContain(customer);
    }
  }

  private boolean tells(Answer answer, String asked) {
    // The question itself may come back: in an address, a problem's detail, a facet.
    String text = answer.text().replace(asked, "");
    return text.contains(mark + "-west")
        || text.contains(mark + "-seg")
        || text.contains(mark + "@")
        || text.contains("13900001111")
        || text.contains("韩")
        || answer.status() == 200 && answer.text().contains("\"" + asked + "\"");
  }

  private Answer ask(String method, String path) {
    return method.equals("get")
        ? east.get(path)
        : east.send(method.toUpperCase(java.util.Locale.ROOT), path, Map.of());
  }

  private static String fill(String path, String with) {
    return VARIABLE.matcher(path).replaceAll(Matcher.quoteReplacement(with));
  }

  private static String query(JsonNode operation, String with) {
    Map<String, String> query = new LinkedHashMap<>();
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asString().equals("query")
          && parameter.at("/schema/type").asString().equals("string")) {
        query.put(parameter.path("name").asString(), with);
      }
    }
    List<String> parts = new ArrayList<>();
    query.forEach((name, value) -> parts.add(name + "=" + value));
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }
}
