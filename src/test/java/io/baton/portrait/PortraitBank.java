package io.baton.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.source.Warehouse;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The imported people, the calls that paint them, and the same counts asked in SQL. */
abstract class PortraitBank {
  static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Sources sources;
  @Autowired Warehouse warehouse;
  @Autowired JdbcTemplate jdbc;

  HttpCaller caller;

  @BeforeEach
  void importPeople() {
    if (users.find("paula").isEmpty()) {
      users.create(new UserDraft("paula", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("oscar", PASSWORD, Set.of("OPERATOR"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "paula", PASSWORD);
    if (sources.find("folk").isEmpty()) {
      new ImportCalls(caller).done("code=folk&key=id", Folk.people());
      new ImportCalls(caller).done("code=folkmore&key=id", Folk.noise());
      for (String source : List.of("folk", "folkmore")) {
        String path = "/api/sources/" + source + "/tags";
        assertThat(caller.send("POST", path, Map.of()).status()).isEqualTo(200);
      }
    }
  }

  Answer ask(Map<String, ?> question) {
    return caller.send("POST", "/api/portraits", question);
  }

  static Map<String, Object> step(String tag, String... values) {
    List<Map<String, String>> slots = new ArrayList<>();
    for (String value : values) {
      slots.add(Map.of("kind", "VALUE", "value", value));
    }
    return Map.of("tag", tag, "slots", slots);
  }

  String segment(String column, String value) {
    return create(
        column + " " + value,
        "{\"field\":\"folk.%s\",\"op\":\"eq\",\"value\":\"%s\"}".formatted(column, value));
  }

  String create(String name, String rule) {
    Answer made =
        caller.sendText(
            "POST",
            "/api/segments",
            "{\"name\":\"%s\",\"among\":\"folk\",\"rule\":%s}".formatted(name, rule),
            "application/json");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("code").asString();
  }

  long count(String where) {
    long[] found = new long[1];
    warehouse.query(
        "select count(*) from read_parquet(%s) where %s".formatted(file(), where),
        row -> found[0] = row.getLong(1));
    return found[0];
  }

  String file() {
    return Warehouse.text(sources.parquet("folk").toString());
  }

  static List<String> codes(JsonNode tags) {
    List<String> codes = new ArrayList<>();
    tags.forEach(tag -> codes.add(tag.path("code").asString()));
    return codes;
  }

  static JsonNode measure(JsonNode cell) {
    return cell.path("groups").get(0);
  }
}
