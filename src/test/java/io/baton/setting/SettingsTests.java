package io.baton.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.access.Audit;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A bank of its own: what is set here holds for everybody in it. */
@BatonTest
@TestPropertySource(
    properties = {
      "baton.test.bank=settings",
      "baton.event.dead-letter-retention=P12D",
      "baton.portrait.smallest-group=15"
    })
class SettingsTests {
  private static final String PASSWORD = "correct horse battery 9";

  @LocalServerPort int port;
  @Autowired Settings settings;
  @Autowired Environment environment;
  @Autowired Users users;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;

  private HttpCaller administrator;

  @BeforeEach
  void signIn() {
    if (users.find("settings-admin").isEmpty()) {
      users.create(new UserDraft("settings-admin", PASSWORD, Set.of("ADMINISTRATOR"), "0000"));
      users.create(new UserDraft("settings-marketer", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    administrator = HttpCaller.signedIn(port, "settings-admin", PASSWORD);
    jdbc.sql("delete from setting_value").update();
    settings.forget();
  }

  private Answer put(String key, @Nullable String value, int version) {
    Map<String, Object> body = new HashMap<>();
    body.put("value", value);
    body.put("version", version);
    return administrator.send("PUT", "/api/settings/" + key, body);
  }

  private static JsonNode item(Answer page, String key) {
    for (JsonNode setting : page.json().path("settings")) {
      if (setting.path("key").asString().equals(key)) {
        return setting;
      }
    }
    throw new AssertionError(page.toString());
  }

  @Test
  void shouldCountOnEveryNodeWithoutARestart() {
    Settings otherNode = new Settings(jdbc, environment);
    assertThat(settings.whole(Setting.SMALLEST_GROUP)).isEqualTo(15);
    assertThat(otherNode.whole(Setting.SMALLEST_GROUP)).isEqualTo(15);

    Answer changed = put("portrait.smallest-group", "20", 0);
    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(settings.whole(Setting.SMALLEST_GROUP)).isEqualTo(20);
    await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> otherNode.whole(Setting.SMALLEST_GROUP) == 20);

    JsonNode item = item(changed, "portrait.smallest-group");
    assertThat(item.path("changedBy").asString()).isEqualTo("settings-admin");
    assertThat(item.path("usual").asString()).isEqualTo("15");
    assertThat(audit.page(0, 5))
        .anySatisfy(
            entry -> {
              assertThat(entry.action()).isEqualTo("SETTING_CHANGED");
              assertThat(entry.actor()).isEqualTo("settings-admin");
              assertThat(entry.subject()).isEqualTo("setting:portrait.smallest-group");
            });

    assertThat(put("portrait.smallest-group", null, 1).status()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> otherNode.whole(Setting.SMALLEST_GROUP) == 15);
  }

  @Test
  void shouldTakeDefaultsFromTheProperties() {
    assertThat(settings.duration(Setting.DEAD_LETTER_DAYS)).isEqualTo(Duration.ofDays(12));
    assertThat(settings.duration(Setting.APPROVAL_WITHIN)).isEqualTo(Duration.ofDays(2));
    put("campaign.approval-within", "6", 0);
    assertThat(settings.duration(Setting.APPROVAL_WITHIN)).isEqualTo(Duration.ofHours(6));
    MockEnvironment wrong = new MockEnvironment();
    wrong.setProperty("baton.ledger.retention-months", "12");
    assertThatThrownBy(() -> new Settings(jdbc, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("baton.ledger.retention-months");
  }

  @ParameterizedTest
  @CsvSource({
    "portrait.smallest-group, 1, SETTING_BOUNDS",
    "portrait.smallest-group, 1001, SETTING_BOUNDS",
    "portrait.smallest-group, 10.5, SETTING_FORM",
    "portrait.smallest-group, '', SETTING_FORM",
    "portrait.smallest-group, ' 10', SETTING_FORM",
    "portrait.smallest-group, ٣٠, SETTING_FORM",
    "portrait.oversize, 1.01, SETTING_BOUNDS",
    "portrait.oversize, 1e0, SETTING_FORM",
    "ledger.retention-months, 12, SETTING_BOUNDS",
    "campaign.type-required, yes, SETTING_FORM",
    "event.inbox-retention, P3D, SETTING_FORM"
  })
  void shouldRefuseWhatItCannotBeAndNameTheField(String key, String value, String code) {
    Answer refused = put(key, value, 0);
    assertThat(refused.status()).isBetween(400, 422);
    assertThat(refused.code()).isEqualTo("SETTING_INVALID");
    JsonNode finding = refused.json().path("findings").get(0);
    assertThat(finding.path("place").asString()).isEqualTo("/" + key);
    assertThat(finding.path("code").asString()).isEqualTo(code);
    Answer tried =
        administrator.send("POST", "/api/settings/" + key + "/check", Map.of("value", value));
    assertThat(tried.json().path("findings").get(0)).isEqualTo(finding);
    assertThat(jdbc.sql("select count(*) from setting_value").query(Long.class).single()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void shouldAllowItsOwnDefaultAndBothBounds(Setting setting) {
    assertThat(setting.fault(setting.usual())).isEmpty();
    assertThat(setting.fault(setting.least())).isEmpty();
    assertThat(setting.fault(setting.most())).isEmpty();
  }

  @Test
  void shouldRefuseWhoComesLateAndWhoMayNot() {
    put("portrait.oversize", "0.6", 0);
    assertThat(put("portrait.oversize", "0.7", 0).code()).isEqualTo("SETTING_STALE");
    assertThat(put("portrait.oversize", "0.7", 1).status()).isEqualTo(200);
    assertThat(put("portrait.oversize", "0.8", 1).code()).isEqualTo("SETTING_STALE");
    assertThat(put("no.such", "1", 0).code()).isEqualTo("SETTING_UNKNOWN");
    HttpCaller marketer = HttpCaller.signedIn(port, "settings-marketer", PASSWORD);
    assertThat(marketer.get("/api/settings").status()).isEqualTo(403);
    assertThat(
            marketer
                .send("PUT", "/api/settings/portrait.oversize", Map.of("value", "1", "version", 2))
                .status())
        .isEqualTo(403);
  }

  @Test
  void shouldShowPropertiesThatTakeARestartAndNoSecret() {
    JsonNode page = administrator.get("/api/settings").json();
    assertThat(page.path("fixed").findValuesAsString("property")).contains("baton.zone");
    assertThat(page.toString().toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("password", "secret");
  }
}
