package io.baton.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class SavedViewsTests {
  private static final String PASSWORD = "correct horse battery 6";

  @LocalServerPort int port;
  @Autowired Users users;

  private final String name = "view-" + UUID.randomUUID().toString().substring(0, 8);
  private HttpCaller one;
  private HttpCaller other;

  @BeforeEach
  void signIn() {
    for (String user : new String[] {name, name + "-2"}) {
      users.create(new UserDraft(user, PASSWORD, Set.of("MARKETER"), "0000"));
    }
    one = HttpCaller.signedIn(port, name, PASSWORD);
    other = HttpCaller.signedIn(port, name + "-2", PASSWORD);
  }

  private Answer save(String list, String called, String query) {
    return one.send("POST", "/api/views", Map.of("list", list, "name", called, "query", query));
  }

  @Test
  void shouldBeKeptRenamedAndDeletedByTheirOwnerOnly() {
    long id =
        save("CAMPAIGNS", " 本月进行中 ", "state=LIVE&q=%E7%90%86%E8%B4%A2").json().path("id").asLong();
    assertThat(one.get("/api/views?list=CAMPAIGNS").json().findValuesAsString("name"))
        .containsExactly("本月进行中");
    assertThat(one.get("/api/views?list=SEGMENTS").json()).isEmpty();
    assertThat(other.get("/api/views?list=CAMPAIGNS").json()).isEmpty();
    assertThat(other.send("PUT", "/api/views/" + id, Map.of("name", "x")).code())
        .isEqualTo("VIEW_UNKNOWN");
    assertThat(other.send("DELETE", "/api/views/" + id, Map.of()).code()).isEqualTo("VIEW_UNKNOWN");

    assertThat(one.send("PUT", "/api/views/" + id, Map.of("name", "live")).status()).isEqualTo(204);
    assertThat(one.get("/api/views?list=CAMPAIGNS").json().get(0).path("query").asString())
        .isEqualTo("state=LIVE&q=%E7%90%86%E8%B4%A2");
    assertThat(one.get("/api/views?list=CAMPAIGNS").json().get(0).path("name").asString())
        .isEqualTo("live");
    assertThat(one.send("DELETE", "/api/views/" + id, Map.of()).status()).isEqualTo(204);
    assertThat(one.get("/api/views?list=CAMPAIGNS").json()).isEmpty();
  }

  @Test
  void shouldHaveOneNameOnceForAListAndAPerson() {
    assertThat(save("TAGS", "mine", "type=NUMBER").status()).isEqualTo(201);
    assertThat(save("TAGS", "mine", "type=ENUM").code()).isEqualTo("VIEW_NAME_TAKEN");
    assertThat(save("TOUCHES", "mine", "touches=open").status()).isEqualTo(201);
    long id = save("TAGS", "yours", "").json().path("id").asLong();
    assertThat(one.send("PUT", "/api/views/" + id, Map.of("name", "mine")).code())
        .isEqualTo("VIEW_NAME_TAKEN");
    assertThat(
            other
                .send("POST", "/api/views", Map.of("list", "TAGS", "name", "mine", "query", ""))
                .status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b#c", "//evil.example", "a=<b>", "a=b\n", "a= b", "a=\"b\""})
  void shouldRefuseWhatIsNoQuery(String query) {
    assertThat(save("TAGS", "mine", query).code()).isEqualTo("VIEW_INVALID");
  }

  @Test
  void shouldRefuseNamesThatAreNoneAndTooManyViews() {
    assertThat(save("TAGS", " ", "").code()).isEqualTo("VIEW_INVALID");
    assertThat(save("TAGS", "a\u0007", "").code()).isEqualTo("VIEW_INVALID");
    assertThat(save("TAGS", "x".repeat(61), "").code()).isEqualTo("VIEW_INVALID");
    assertThat(save("NO_LIST", "x", "").status()).isEqualTo(400);
    for (int i = 0; i < 50; i++) {
      assertThat(save("SEGMENTS", "v" + i, "").status()).isEqualTo(201);
    }
    assertThat(save("SEGMENTS", "v50", "").code()).isEqualTo("VIEW_TOO_MANY");
  }
}
