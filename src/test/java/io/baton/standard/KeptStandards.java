package io.baton.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Audit;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.source.Warehouse;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Standards over HTTP, in a bank of their own, because conflicts are of all. */
@TestPropertySource(properties = "baton.test.bank=standard")
abstract class KeptStandards {
  static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Sources sources;
  @Autowired Warehouse warehouse;
  @Autowired Audit audit;

  HttpCaller keeper;
  HttpCaller operator;
  HttpCaller east;
  ImportCalls imports;
  final String own = "s" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void signIn() {
    if (users.find("keeper").isEmpty()) {
      branches.putAll(List.of(new Branch("SE", "East", null), new Branch("SW", "West", null)));
      users.create(new UserDraft("keeper", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("ops", PASSWORD, Set.of("OPERATOR"), "0000"));
      users.create(new UserDraft("chief", PASSWORD, Set.of("ADMINISTRATOR"), "0000"));
      users.create(new UserDraft("easter", PASSWORD, Set.of("MARKETER"), "SE"));
    }
    keeper = HttpCaller.signedIn(port, "keeper", PASSWORD);
    operator = HttpCaller.signedIn(port, "ops", PASSWORD);
    east = HttpCaller.signedIn(port, "easter", PASSWORD);
    imports = new ImportCalls(keeper);
  }

  Answer standard(String code, int version, String... values) {
    return keeper.send("PUT", "/api/standards/" + encoded(code), draft(version, List.of(values)));
  }

  static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static Map<String, Object> draft(int version, List<String> values) {
    return Map.of(
        "version",
        version,
        "nameZh",
        "性别",
        "nameEn",
        "Sex",
        "values",
        values.stream().map(v -> Map.of("code", v, "nameZh", v, "nameEn", v)).toList());
  }

  long column(String source, String column, String standard, boolean same) {
    Answer made =
        keeper.send(
            "POST",
            "/api/standard-columns",
            Map.of("source", source, "column", column, "standard", standard, "sameCodes", same));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.json().path("id").asLong();
  }

  void map(long column, String... pairs) {
    List<Map<String, String>> mappings = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      mappings.add(Map.of("raw", pairs[i], "code", pairs[i + 1]));
    }
    Answer mapped =
        keeper.send(
            "PUT", "/api/standard-columns/" + column + "/mappings", Map.of("mappings", mappings));
    assertThat(mapped.status()).as(mapped.toString()).isEqualTo(200);
  }

  void tags(String source) {
    Answer made =
        keeper.send("POST", "/api/sources/" + source + "/tags", Map.of("columns", List.of("sex")));
    assertThat(made.status()).as(made.toString()).isEqualTo(200);
  }

  JsonNode view(long column) {
    return view(keeper, column);
  }

  static JsonNode view(HttpCaller caller, long column) {
    return caller.get("/api/standard-columns/" + column).json().path("column");
  }

  JsonNode find(JsonNode list) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode each : list) {
      if (each.path("standard").asString().equals(own)) {
        found.add(each);
      }
    }
    assertThat(found).as(list.toString()).hasSize(1);
    return found.get(0);
  }

  List<String> rows(String column) {
    List<String> values = new ArrayList<>();
    warehouse.query(
        "select %s from read_parquet(%s)"
            .formatted(Warehouse.name(column), Warehouse.text(sources.parquet(own).toString())),
        row -> values.add(String.valueOf(row.getString(1))));
    return values;
  }

  List<String> actions(String subject) {
    return audit.page(0, 500).stream()
        .filter(entry -> entry.subject().equals(subject))
        .map(entry -> entry.action())
        .toList();
  }
}
