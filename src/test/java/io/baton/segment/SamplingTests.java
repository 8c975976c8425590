package io.baton.segment;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Twenty conditions freely put together: the exact number and a page of whom they mean. */
@BatonTest
class SamplingTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final int ROWS = 2_000;
  private static final int COLUMNS = 20;

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Sources sources;
  @Autowired Warehouse warehouse;
  @Autowired Audit audit;

  private HttpCaller caller;

  @BeforeEach
  void importPeople() {
    if (users.find("sam").isEmpty()) {
      branches.putAll(List.of(new Branch("SM", "Sampled", null)));
      users.create(new UserDraft("sam", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("samson", PASSWORD, Set.of("ANALYST"), "SM"));
      users.create(new UserDraft("samuel", PASSWORD, Set.of("OPERATOR"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "sam", PASSWORD);
    if (sources.find("sampled").isEmpty()) {
      new ImportCalls(caller).done("code=sampled&key=id&branch=home", file());
      assertThat(caller.send("POST", "/api/sources/sampled/tags", Map.of()).status())
          .isEqualTo(200);
    }
  }

  @Test
  void shouldCountAndShowWhomTwentyConditionsMean() {
    StringJoiner all = new StringJoiner(",", "{\"all\":[", "]}");
    List<String> sql = new ArrayList<>();
    for (int c = 0; c < COLUMNS; c += 2) {
      all.add(
          """
          {"any":[{"field":"n%1$d","op":"ge","value":%3$d},
            {"not":{"field":"n%2$d","op":"between","value":[%4$d,60]}}]}"""
              .formatted(c, c + 1, 30 + c, 40 - c));
      sql.add(
          "(coalesce(n%d >= %d, false) or not coalesce(n%d between %d and 60, false))"
              .formatted(c, 30 + c, c + 1, 40 - c));
    }
    List<String> expected = keys(String.join(" and ", sql));

    Answer first = sample(caller, all.toString(), 0, 20);
    Answer second = sample(caller, all.toString(), 20, 30);

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.json().path("count").asInt()).isEqualTo(expected.size()).isGreaterThan(60);
    assertThat(customers(first)).isEqualTo(expected.subList(0, 20));
    assertThat(customers(second)).isEqualTo(expected.subList(20, 50));
    assertThat(first.json().path("tags")).hasSize(COLUMNS);
    for (JsonNode item : first.json().path("items")) {
      assertThat(value(item, "n3")).isEqualTo(n(item.path("customer").asString(), 3));
    }
    assertThat(first.json().path("millis").asDouble()).isLessThan(1_000);
    assertThat(audit.page(0, 20).stream().map(entry -> entry.action()).toList())
        .contains("CUSTOMERS_SAMPLED");
    assertThat(audit.page(0, 20).toString()).doesNotContain(expected.get(0));
  }

  @Test
  void shouldShowABranchItsOwnCustomersOnly() {
    HttpCaller branch = HttpCaller.signedIn(port, "samson", PASSWORD);
    Answer own = sample(branch, "{\"field\":\"n0\",\"op\":\"ge\",\"value\":90}", 0, 100);
    assertThat(customers(own)).isNotEmpty().isEqualTo(keys("n0 >= 90 and row % 10 = 3"));
    HttpCaller operator = HttpCaller.signedIn(port, "samuel", PASSWORD);
    assertThat(sample(operator, "{\"field\":\"n0\",\"op\":\"ge\",\"value\":90}", 0, 20).status())
        .isEqualTo(403);
  }

  @Test
  void shouldRefuseWhatIsNoPageAndNoRule() {
    String rule = "{\"field\":\"n0\",\"op\":\"ge\",\"value\":90}";
    assertThat(sample(caller, rule, -1, 20).code()).isEqualTo("SEGMENT_INVALID");
    assertThat(sample(caller, rule, 0, 101).code()).isEqualTo("SEGMENT_INVALID");
    assertThat(sample(caller, "{\"all\":[]}", 0, 20).code()).isEqualTo("RULE_EMPTY_GROUP");
    assertThat(caller.send("POST", "/api/segments/sample", Map.of()).code())
        .isEqualTo("SEGMENT_INVALID");
    assertThat(sample(caller, rule, ROWS, 20).json().path("items")).isEmpty();
  }

  private static Answer sample(HttpCaller who, String rule, long skip, int limit) {
    return who.sendText(
        "POST",
        "/api/segments/sample",
        "{\"among\":\"sampled\",\"rule\":%s,\"skip\":%d,\"limit\":%d}".formatted(rule, skip, limit),
        "application/json");
  }

  private static List<String> customers(Answer answer) {
    return answer.json().path("items").findValuesAsString("customer");
  }

  private static String value(JsonNode item, String tag) {
    return item.path("values").path(tag).asString("");
  }

  /** By plain SQL over the imported rows, in the order of registration. */
  private List<String> keys(String where) {
    List<Integer> ids = new ArrayList<>();
    warehouse.query(
        "select _customer from read_parquet(%s) where %s order by _customer"
            .formatted(Warehouse.text(sources.parquet("sampled").toString()), where),
        row -> ids.add(row.getInt(1)));
    int first = first();
    return ids.stream().map(id -> "Q" + (id - first)).toList();
  }

  /** The rows were registered one after the other. */
  private int first() {
    int[] least = new int[1];
    warehouse.query(
        "select min(_customer) from read_parquet(%s)"
            .formatted(Warehouse.text(sources.parquet("sampled").toString())),
        row -> least[0] = row.getInt(1));
    return least[0];
  }

  private static String n(String key, int column) {
    return cell(Integer.parseInt(key.substring(1)), column);
  }

  private static String cell(int row, int column) {
    int value = new Random(row * 31L + column).nextInt(110);
    return value >= 100 ? "" : Integer.toString(value);
  }

  private static String file() {
    StringBuilder file = new StringBuilder("id,home,row");
    for (int c = 0; c < COLUMNS; c++) {
      file.append(",n").append(c);
    }
    for (int row = 0; row < ROWS; row++) {
      file.append("\nQ").append(row).append(row % 10 == 3 ? ",SM," : ",0000,").append(row);
      for (int c = 0; c < COLUMNS; c++) {
        file.append(',').append(cell(row, c));
      }
    }
    return file.append('\n').toString();
  }
}
