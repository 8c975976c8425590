package io.baton.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.source.Warehouse;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Distributions against SQL over the same rows; and what somebody sees who may not see small
 * groups.
 */
@BatonTest
class ValueDistributionTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final int K = 10;

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Sources sources;
  @Autowired Warehouse warehouse;

  private HttpCaller exact;
  private HttpCaller coarse;
  private final String source = "spread" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void importRows() {
    if (users.find("vera").isEmpty()) {
      users.create(new UserDraft("vera", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("olga", PASSWORD, Set.of("OPERATOR"), "0000"));
    }
    exact = HttpCaller.signedIn(port, "vera", PASSWORD);
    coarse = HttpCaller.signedIn(port, "olga", PASSWORD);
    // One customer has a fortune, three have a rare job, every seventh has no balance.
    String rows =
        IntStream.range(0, 700)
            .mapToObj(
                i ->
                    "%s-%d;%s;%s;2025-%02d-%02d\n"
                        .formatted(
                            source,
                            i,
                            i < 3 ? "astronaut" : List.of("clerk", "boss").get(i % 2),
                            i == 5 ? "987654321.09" : i % 7 == 0 ? "" : i * i % 9_973 + ".50",
                            1 + i % 12,
                            1 + i % 28))
            .collect(Collectors.joining());
    new ImportCalls(exact).done("code=" + source + "&key=id", "id;job;balance;since\n" + rows);
    exact.send("POST", "/api/sources/" + source + "/tags", Map.of());
  }

  @Test
  void shouldCountEveryBarAsSqlDoes() {
    JsonNode found = values(exact, "balance");

    assertThat(found.path("bins").size()).isBetween(10, 40);
    long sum = found.path("nulls").asLong();
    for (JsonNode bin : found.path("bins")) {
      assertThat(bin.path("count").asLong()).as(bin.toString()).isEqualTo(sql("balance", bin));
      sum += bin.path("count").asLong();
    }
    assertThat(sum).isEqualTo(found.path("customers").asLong());
    // The fortune is in the open bar; it does not stretch the others.
    JsonNode last = found.path("bins").get(found.path("bins").size() - 1);
    assertThat(last.has("to")).isFalse();
    assertThat(last.path("count").asLong()).isPositive();
    assertThat(found.path("max").asString()).isEqualTo("987654321.09");
    assertThat(found.path("mean").isNumber()).isTrue();
  }

  @Test
  void shouldCutDaysIntoMonths() {
    JsonNode found = values(exact, "since");

    assertThat(found.path("bins").size()).isEqualTo(12);
    for (JsonNode bin : found.path("bins")) {
      assertThat(bin.path("from").asString()).endsWith("-01");
      assertThat(bin.path("count").asLong()).isEqualTo(sql("since", bin));
    }
    assertThat(found.path("min").asString()).startsWith("2025-01");
  }

  @Test
  void shouldShowNoSmallGroupToThoseWhoMayNotSeeThem() {
    JsonNode jobs = values(coarse, "job");
    Map<String, Long> shown = new HashMap<>();
    jobs.path("items")
        .forEach(i -> shown.put(i.path("value").asString(), i.path("count").asLong()));

    assertThat(shown).containsOnlyKeys("clerk", "boss");
    assertThat(shown.values()).allMatch(count -> count % K == 0);
    assertThat(jobs.path("coarse").asBoolean()).isTrue();
    assertThat(values(exact, "job").path("items").findValuesAsString("value"))
        .contains("astronaut");
    assertThat(coarse.get(path("job") + "?search=astro").json().path("items").size()).isZero();

    JsonNode balance = values(coarse, "balance");
    assertThat(balance.has("max")).isFalse();
    assertThat(balance.has("min")).isFalse();
    assertThat(balance.has("mean")).isFalse();
    for (JsonNode bin : balance.path("bins")) {
      assertThat(bin.path("count").asLong(K) % K).isZero();
    }
    assertThat(values(coarse, "balance")).isEqualTo(balance);
  }

  @Test
  void shouldSayThatATagOfNobodyHasNoValues() {
    assertThat(exact.get("/api/tags/no.such/values").code()).isEqualTo("TAG_UNKNOWN");
  }

  private String path(String column) {
    return "/api/tags/" + source + "." + column + "/values";
  }

  private JsonNode values(HttpCaller caller, String column) {
    return caller.get(path(column)).json();
  }

  private long sql(String column, JsonNode bin) {
    String quote = column.equals("since") ? "date '%s'" : "%s";
    String from =
        bin.has("from") ? column + " >= " + quote.formatted(bin.path("from").asString()) : "true";
    String to =
        bin.has("to") ? column + " < " + quote.formatted(bin.path("to").asString()) : "true";
    long[] count = new long[1];
    warehouse.query(
        "select count(*) from read_parquet(%s) where %s is not null and %s and %s"
            .formatted(Warehouse.text(sources.parquet(source).toString()), column, from, to),
        row -> count[0] = row.getLong(1));
    return count[0];
  }
}
