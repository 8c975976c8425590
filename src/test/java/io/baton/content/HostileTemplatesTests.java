package io.baton.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.shared.BatonException;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Hostile templates at the door: what a marketer, or whoever has taken over one, may try. */
@BatonTest
class HostileTemplatesTests {
  private static final String PASSWORD = "a quiet harbour";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Templates templates;
  @Autowired JdbcClient jdbc;

  private HttpCaller marketer() {
    if (users.find("hostile-marketer").isEmpty()) {
      users.create(new UserDraft("hostile-marketer", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    return HttpCaller.signedIn(port, "hostile-marketer", PASSWORD);
  }

  private static Map<String, Object> wording(String body) {
    Map<String, Object> wording = new HashMap<>();
    wording.put("key", "hostile");
    wording.put("channel", "APP_PUSH");
    wording.put("language", "zh-CN");
    wording.put("purpose", "SERVICE");
    wording.put("body", body);
    wording.put("declared", List.of("x", "nick", "items[]"));
    return wording;
  }

  /** 422 with line, column and what kind of node it is; nothing is stored, nothing is previewed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "$x.getClass().forName(\"java.lang.Runtime\")~Method",
        "$x.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke($null)~Method",
        "#set($s=\"a\")#foreach($i in [1..60])#set($s=\"$s$s\")#end~foreach",
        "#include(\"/etc/passwd\")~include",
        "#evaluate($nick)~evaluate",
        "#parse(\"/etc/passwd\")~parse",
        "#macro(m)x#end~macro",
        "#define($d)x#end$d~define",
        "${x.class.protectionDomain}~Identifier",
      })
  void shouldBeRefusedAtSave(String hostile, String kind) {
    HttpCaller.Answer answer =
        marketer().send("POST", "/api/templates", wording("first line\n" + hostile));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("CONTENT_REFUSED");
    JsonNode finding = answer.json().path("findings").get(0);
    assertThat(finding.path("place").asString()).matches("line 2, column \\d+");
    assertThat(finding.path("message").asString()).containsIgnoringCase(kind);
    assertThat(answer.text()).doesNotContain("root:");
    assertThat(stored()).isZero();
    JsonNode preview = marketer().send("POST", "/api/templates/preview", wording(hostile)).json();
    assertThat(preview.path("text").isNull()).isTrue();
    assertThat(preview.path("findings").size()).isPositive();
  }

  private long stored() {
    return jdbc.sql("select count(*) from content_template where key = 'hostile'")
        .query(Long.class)
        .single();
  }

  /** A field that nobody declared is refused at save; one without a value refuses its message. */
  @Test
  void shouldNeverPrintAReferenceThatHasNoValue() {
    assertThat(marketer().send("POST", "/api/templates", wording("$missing")).status())
        .isEqualTo(422);
    Wording wording = Wording.of(null, "$nick", List.of("nick"));
    assertThatThrownBy(() -> wording.render(Map.of("offer", "x")))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(ContentError.CONTENT_NOT_RENDERED));
  }

  @Test
  void shouldPrintACustomersValueAndNeverParseIt() {
    Map<String, Object> wording = wording("Hello $nick");
    wording.put("fields", Map.of("nick", "#set($a=1)$a"));
    JsonNode preview = marketer().send("POST", "/api/templates/preview", wording).json();
    assertThat(preview.path("text").asString()).isEqualTo("Hello #set($a=1)$a");
  }

  /** A list of a million lines in a field: rounds and length are bounded, and so is the time. */
  @Test
  void shouldStopWhatGrows() {
    Wording wording =
        Wording.of(
            null,
            "#foreach($i in $items)#set($s=$i)$s$nick$nick$nick#end",
            List.of("items[]", "nick"));
    Map<String, String> fields =
        Map.of("items", "x\n".repeat(1_000_000), "nick", "y".repeat(10_000));
    long began = System.nanoTime();
    assertThatThrownBy(() -> wording.render(fields)).isInstanceOf(BatonException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }
}
