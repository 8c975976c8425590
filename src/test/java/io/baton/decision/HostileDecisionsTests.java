package io.baton.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hostile tables at the door. */
@BatonTest
class HostileDecisionsTests {
  private static final String PASSWORD = "a quiet harbour";
  private static final String TABLE = "channel-priority";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired JdbcClient jdbc;

  private HttpCaller marketer() {
    if (users.find("hostile-author").isEmpty()) {
      users.create(new UserDraft("hostile-author", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    return HttpCaller.signedIn(port, "hostile-author", PASSWORD);
  }

  private HttpCaller.Answer save(HttpCaller marketer, String document) {
    return marketer.sendText(
        "PUT", "/api/decisions/" + TABLE + "/draft", document, "application/xml");
  }

  private long drafts() {
    return jdbc.sql("select count(*) from decision_draft where key = ?")
        .param(TABLE)
        .query(Long.class)
        .single();
  }

  @ParameterizedTest
  @ValueSource(strings = {"groovy", "juel", "javascript", "python", "ruby", "FEEL2", ""})
  void shouldRefuseEveryLanguageButFeel(String language) {
    HttpCaller marketer = marketer();
    String document = marketer.get("/api/decisions/" + TABLE + "/xml").text();
    long before = drafts();
    HttpCaller.Answer answer =
        save(
            marketer,
            document
                .replaceFirst(
                    "<inputEntry ", "<inputEntry expressionLanguage=\"" + language + "\" ")
                .replaceFirst("<text>&gt;= 5</text>", "<text>\"id\".execute()</text>"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("findings").get(0).path("place").asString())
        .contains("@expressionLanguage");
    assertThat(drafts()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{f: function(x) external {java:{class:\"java.lang.Runtime\", \"method signature\":"
            + " \"exec(java.lang.String)\"}}, r: f(\"id\")}",
        "function(x) external {java:{class:\"java.lang.System\"}}",
        "\"id\".execute()",
        "for i in 1..1000000000 return i",
        "some x in 1..1000000000 satisfies x < 0",
      })
  void shouldRefuseCellsThatCallOut(String cell) {
    HttpCaller marketer = marketer();
    String document = marketer.get("/api/decisions/" + TABLE + "/xml").text();
    long before = drafts();
    HttpCaller.Answer answer =
        save(
            marketer,
            document.replaceFirst(
                "<text>&gt;= 5</text>",
                java.util.regex.Matcher.quoteReplacement(
                    "<text>" + cell.replace("<", "&lt;") + "</text>")));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("findings").get(0).path("place").asString()).isNotBlank();
    assertThat(drafts()).isEqualTo(before);
  }

  /** Knowledge models and imports lead outside the table. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<businessKnowledgeModel id=\"b\" name=\"b\"/>",
        "<import namespace=\"http://127.0.0.1/x\" importType=\"y\"/>",
      })
  void shouldRefuseWhatLeadsOutside(String element) {
    HttpCaller marketer = marketer();
    String document = marketer.get("/api/decisions/" + TABLE + "/xml").text();
    HttpCaller.Answer answer =
        save(marketer, document.replaceFirst("<decision ", element + "<decision "));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("findings").get(0).path("code").asString())
        .isEqualTo("DMN_ELEMENT");
  }

  /** Rows without end that collect: never read as a table, let alone evaluated. */
  @Test
  void shouldRefuseRowsWithoutEnd() {
    HttpCaller marketer = marketer();
    String document = marketer.get("/api/decisions/" + TABLE + "/xml").text();
    String rows =
        "<rule><inputEntry/><inputEntry/><inputEntry/><outputEntry/></rule>".repeat(20_000);
    HttpCaller.Answer answer =
        save(
            marketer,
            document
                .replace("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"")
                .replace("</decisionTable>", rows + "</decisionTable>"));
    assertThat(answer.code()).isEqualTo("DECISION_TOO_LARGE");
    assertThat(answer.status()).isIn(413, 422);
  }
}
