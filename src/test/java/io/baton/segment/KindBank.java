package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bank of numbers with many ties, and the calls that make segments of every kind over it. */
abstract class KindBank {
  static final String PASSWORD = "correct horse battery 7";
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final int CUSTOMERS = 3_000;

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Sources sources;
  @Autowired Customers customers;
  @Autowired Segments segments;
  @Autowired SegmentBook book;
  @Autowired Refreshing refreshing;
  @Autowired JdbcTemplate jdbc;

  HttpCaller caller;
  ImportCalls imports;

  @BeforeEach
  void importABank() {
    if (users.find("kim").isEmpty()) {
      users.create(new UserDraft("kim", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "kim", PASSWORD);
    imports = new ImportCalls(caller);
    if (sources.find("kinds").isEmpty()) {
      StringBuilder file = new StringBuilder("id,n\n");
      for (int i = 0; i < CUSTOMERS; i++) {
        file.append("K").append(i).append(',').append(i % 7 == 0 ? "" : value(i)).append('\n');
      }
      imports.done("code=kinds&key=id", file.toString());
      caller.send("POST", "/api/sources/kinds/tags", Map.of());
    }
  }

  /** Many equal values, so that ties matter. */
  static int value(int i) {
    return i * 7_919 % 100;
  }

  Answer upload(String query, String file) {
    return imports.upload("/api/segment-lists" + query, file.getBytes(StandardCharsets.UTF_8));
  }

  JsonNode create(String code, String kind, String definition) {
    Answer made = post(code, kind, definition);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  Answer post(String code, String kind, String definition) {
    return caller.sendText(
        "POST",
        "/api/segments",
        "{\"name\":\"%s\",\"code\":\"%s\",\"kind\":\"%s\",\"definition\":%s}"
            .formatted(code, code, kind, definition),
        "application/json");
  }

  Answer change(String code, String definition) {
    int version = caller.get("/api/segments/" + code).json().path("version").asInt();
    return caller.sendText(
        "PUT",
        "/api/segments/" + code,
        "{\"definition\":%s,\"version\":%d}".formatted(definition, version),
        "application/json");
  }

  int id(int i) {
    return customers.idOf("K" + i).orElseThrow();
  }

  static Set<Integer> ids(CustomerSet set) {
    return new TreeSet<>((Collection<Integer>) IntStream.of(set.toArray()).boxed().toList());
  }
}
