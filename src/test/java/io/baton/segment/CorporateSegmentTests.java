package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
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

/** Companies by group, industry and region, as layers and scenarios cut across each other. */
@BatonTest
class CorporateSegmentTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final int COMPANIES = 400;
  private static final List<String> INDUSTRIES = List.of("MANUFACTURING", "LOGISTICS", "RETAIL");
  private static final List<String> REGIONS = List.of("EAST", "SOUTH", "NORTH", "WEST");

  @LocalServerPort int port;
  @Autowired Users users;

  private HttpCaller caller;
  private final String source = "corp" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void importCompanies() {
    if (users.find("cora").isEmpty()) {
      users.create(new UserDraft("cora", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "cora", PASSWORD);
    String rows =
        IntStream.range(0, COMPANIES)
            .mapToObj(
                i -> "%s-%d,%s,%s,%s\n".formatted(source, i, group(i), industry(i), region(i)))
            .collect(Collectors.joining());
    new ImportCalls(caller).done("code=" + source + "&key=id", "id,group,industry,region\n" + rows);
    assertThat(caller.send("POST", "/api/sources/" + source + "/tags", Map.of()).status())
        .isEqualTo(200);
  }

  @Test
  void shouldMeanExactlyTheCompaniesOfAGroupAnIndustryAndARegion() {
    String rule =
        """
        {"all": [{"field": "group", "op": "in", "value": ["G1", "G4"]},
          {"any": [
            {"all": [{"field": "industry", "op": "eq", "value": "LOGISTICS"}, {"field": "region", "op": "eq", "value": "EAST"}]},
            {"all": [{"field": "industry", "op": "ne", "value": "LOGISTICS"}, {"not": {"field": "region", "op": "eq", "value": "EAST"}}]}]}]}""";
    List<String> expected =
        IntStream.range(0, COMPANIES)
            .filter(i -> group(i).equals("G1") || group(i).equals("G4"))
            .filter(i -> industry(i).equals("LOGISTICS") == region(i).equals("EAST"))
            .mapToObj(i -> source + "-" + i)
            .toList();

    Answer found =
        caller.sendText(
            "POST",
            "/api/segments/sample",
            "{\"among\":\"%s\",\"limit\":100,\"rule\":%s}".formatted(source, rule),
            "application/json");

    assertThat(found.json().path("count").asInt()).as(found.text()).isEqualTo(expected.size());
    assertThat(expected).hasSizeBetween(20, 100);
    assertThat(found.json().path("items").findValuesAsString("customer")).isEqualTo(expected);
  }

  /** As the graph of shareholdings has it, from wherever it is computed. */
  private static String group(int company) {
    return "G" + company * 31 % 7;
  }

  private static String industry(int company) {
    return INDUSTRIES.get(company * 17 % 11 % 3);
  }

  private static String region(int company) {
    return REGIONS.get(company * 13 % 19 % 4);
  }
}
