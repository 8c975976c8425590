package io.baton.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.content.TemplateDraft;
import io.baton.content.Templates;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BatonTest
class ElementsTests {
  private static final String PASSWORD = "correct horse battery 8";

  private static final JsonMapper JSON = JsonMapper.shared();

  @LocalServerPort int port;
  @Autowired Templates templates;
  @Autowired Users users;
  @Autowired JdbcClient jdbc;

  private final String key = "t-" + UUID.randomUUID().toString().substring(0, 8);
  private HttpCaller marketer;
  private HttpCaller approver;

  @BeforeEach
  void signIn() {
    if (users.find("element-marketer").isEmpty()) {
      users.create(
          new UserDraft("element-marketer", PASSWORD, Set.of("MARKETER", "APPROVER"), "0000"));
      users.create(new UserDraft("element-checker", PASSWORD, Set.of("APPROVER"), "0000"));
    }
    templates.save(new TemplateDraft("t-rm-words", "RM_TASK", "zh-CN", null, "您好"));
    marketer = HttpCaller.signedIn(port, "element-marketer", PASSWORD);
    approver = HttpCaller.signedIn(port, "element-checker", PASSWORD);
  }

  @ParameterizedTest
  @EnumSource(ElementKind.class)
  void shouldKeepEveryKindAsItWasWritten(ElementKind kind) {
    if (kind == ElementKind.COMMUNICATION) {
      save("t-talk", complete(ElementKind.TALK_TRACK), 0);
      save("t-material", complete(ElementKind.MATERIAL), 0);
    }
    Answer saved = save(key, complete(kind), 0);

    assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
    assertThat(saved.json().path("summary").path("kind").asString()).isEqualTo(kind.name());
    JsonNode content = saved.json().path("versions").get(0).path("content");
    complete(kind)
        .forEach(
            (field, value) ->
                assertThat(content.path(field))
                    .as(field)
                    .isEqualTo(JSON.readTree(JSON.writeValueAsString(value))));
    assertThat(save(key, Map.of("kind", kind.name()), 1).json().path("findings").size())
        .as("nothing but the kind")
        .isPositive();
  }

  @Test
  void shouldGoOutByAnotherPersonsApprovalOnly() {
    save(key, complete(ElementKind.BENEFIT), 0);
    assertThat(move(approver, "APPROVE", 1, null).code()).isEqualTo("ELEMENT_WRONG_STATE");
    assertThat(move(marketer, "SUBMIT", 1, null).status()).isEqualTo(200);
    assertThat(move(marketer, "APPROVE", 1, null).code()).isEqualTo("ELEMENT_OWN_REVIEW");
    assertThat(save(key, with(ElementKind.BENEFIT, "amount", 99), 1).code())
        .isEqualTo("ELEMENT_WRONG_STATE");
    assertThat(move(approver, "REFUSE", 1, " ").code()).isEqualTo("ELEMENT_NOTE_MISSING");
    assertThat(usable(move(approver, "REFUSE", 1, "wrong amount"))).isNull();

    assertThat(save(key, with(ElementKind.BENEFIT, "amount", 99), 1).status()).isEqualTo(200);
    assertThat(move(marketer, "SUBMIT", 1, null).code()).isEqualTo("ELEMENT_WRONG_STATE");
    move(marketer, "SUBMIT", 2, null);
    assertThat(usable(move(approver, "APPROVE", 2, null))).isEqualTo(2);
    assertThat(usable(save(key, with(ElementKind.BENEFIT, "amount", 50), 2))).isEqualTo(2);
    assertThat(usable(move(approver, "WITHDRAW", 2, "typing error"))).isNull();
  }

  @Test
  void shouldNotBringAnOlderVersionBackWhenTheNewestIsWithdrawn() {
    for (int version = 1; version <= 2; version++) {
      save(key, with(ElementKind.BENEFIT, "amount", version), version - 1);
      move(marketer, "SUBMIT", version, null);
      move(approver, "APPROVE", version, null);
    }
    assertThat(usable(move(approver, "WITHDRAW", 2, "forbidden"))).isNull();
  }

  @Test
  void shouldNumberWhatDiffersAndSayWhat() {
    save(key, complete(ElementKind.BENEFIT), 0);
    assertThat(newest(save(key, complete(ElementKind.BENEFIT), 0))).isEqualTo(1);
    assertThat(save(key, with(ElementKind.BENEFIT, "amount", 99), 0).code())
        .isEqualTo("ELEMENT_STALE");
    assertThat(newest(save(key, with(ElementKind.BENEFIT, "amount", 99), 1))).isEqualTo(2);

    JsonNode changes = marketer.get("/api/elements/" + key + "/changes?from=1&to=2").json();
    assertThat(changes.size()).isEqualTo(1);
    assertThat(changes.get(0).path("field").asString()).isEqualTo("/amount");
    assertThat(changes.get(0).path("before").asString()).isEqualTo("30");
    assertThat(changes.get(0).path("after").asString()).isEqualTo("99");
    assertThat(save(key, complete(ElementKind.RESPONSE), 2).code()).isEqualTo("ELEMENT_KEY_TAKEN");
  }

  @Test
  void shouldNeverChangeTheContentOfAVersion() {
    save(key, complete(ElementKind.BENEFIT), 0);
    assertThatThrownBy(
            () ->
                jdbc.sql("update element_version set content = '{}' where key = ?")
                    .param(key)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "MATERIAL,address,javascript:alert(1),/address",
    "MATERIAL,address,https://user:secret@bank.example/a.png,/address",
    "MATERIAL,address,http://bank.example/a.png,/address",
    "MATERIAL,approvalNumber,,/approvalNumber",
    "MATERIAL,validTo,,/validTo",
    "MATERIAL,sha256,abc,/sha256",
    "PRODUCT,code,<script>,/code",
    "PRODUCT,riskGrade,,/riskGrade",
    "BENEFIT,unit,POINTS,/unit",
    "BENEFIT,amount,-1,/amount",
    "BENEFIT,amount,0.00001,/amount",
    "BENEFIT,validTo,2019-01-01,/validTo",
    "COMMUNICATION,template,no-such-template,/template",
    "COMMUNICATION,channel,SMS,/template",
    "COMMUNICATION,talkTrack,no-such-track,/no-such-track",
    "RESPONSE,meaning,REFUSED,/positive",
    "RESPONSE,eventType,a b,/eventType",
    "SUCCESS_CRITERION,windowDays,0,/windowDays",
    "SUCCESS_CRITERION,tag,1=1;--,/tag"
  })
  void shouldNameWhatIsWrong(ElementKind kind, String field, String value, String place) {
    Map<String, Object> content = new HashMap<>(complete(kind));
    content.put(field, value);
    Answer refused = save(key, content, 0);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().path("findings").findValuesAsString("place")).contains(place);
    assertThat(marketer.get("/api/elements/" + key).status()).isEqualTo(404);
  }

  @Test
  void shouldRefuseWhatIsNoElementAtAll() {
    assertThat(save(key, Map.of("kind", "java.lang.Runtime"), 0).status()).isEqualTo(400);
    assertThat(save(key, with(ElementKind.BENEFIT, "nonsense", 1), 0).status()).isBetween(400, 422);
    assertThat(save(key, with(ElementKind.BENEFIT, "terms", "a\u0007b"), 0).status())
        .isBetween(400, 422);
    assertThat(save("../x", complete(ElementKind.BENEFIT), 0).status()).isBetween(400, 422);
    Map<String, Object> body = Map.of("content", complete(ElementKind.BENEFIT), "seen", 0);
    assertThat(approver.send("PUT", "/api/elements/" + key, body).status()).isEqualTo(403);
  }

  @Test
  void shouldNotRetireWhatACommunicationReliesOn() {
    String talk = key + "-talk";
    save(talk, complete(ElementKind.TALK_TRACK), 0);
    save(key, with(ElementKind.COMMUNICATION, "talkTrack", talk, "materials", List.of()), 0);

    Answer refused = marketer.send("POST", "/api/elements/" + talk + "/retire", Map.of());
    assertThat(refused.code()).isEqualTo("ELEMENT_IN_USE");
    assertThat(refused.json().path("findings").findValuesAsString("place"))
        .containsExactly("ELEMENT:" + key);

    assertThat(marketer.send("POST", "/api/elements/" + key + "/retire", Map.of()).status())
        .isEqualTo(200);
    assertThat(marketer.send("POST", "/api/elements/" + talk + "/retire", Map.of()).status())
        .isEqualTo(200);
    assertThat(save(talk, with(ElementKind.TALK_TRACK, "language", "en"), 1).code())
        .isEqualTo("ELEMENT_WRONG_STATE");
  }

  private Answer save(String name, Map<String, Object> content, int seen) {
    return marketer.send("PUT", "/api/elements/" + name, Map.of("content", content, "seen", seen));
  }

  private Answer move(HttpCaller caller, String move, int version, @Nullable String note) {
    Map<String, @Nullable Object> body = new HashMap<>(Map.of("move", move, "version", version));
    body.put("note", note);
    return caller.send("POST", "/api/elements/" + key + "/moves", body);
  }

  private static @Nullable Integer usable(Answer answer) {
    JsonNode usable = answer.json().path("summary").path("usable");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return usable.isNull() ? null : usable.asInt();
  }

  private static int newest(Answer answer) {
    return answer.json().path("summary").path("newest").asInt();
  }

  private static Map<String, Object> with(ElementKind kind, Object... changes) {
    Map<String, Object> content = new HashMap<>(complete(kind));
    for (int i = 0; i < changes.length; i += 2) {
      content.put((String) changes[i], changes[i + 1]);
    }
    return content;
  }

  private static Map<String, Object> complete(ElementKind kind) {
    Map<String, Object> content = new HashMap<>();
    content.put("kind", kind.name());
    content.put("name", Map.of("zh", "测试", "en", "Test"));
    content.putAll(
        switch (kind) {
          case PRODUCT ->
              Map.of(
                  "code", "WM-90",
                  "category", "WEALTH",
                  "riskGrade", "R2",
                  "registration", "Z7000123000001",
                  "validFrom", "2020-01-01");
          case BENEFIT ->
              Map.of(
                  "code", "CP-30",
                  "form", "COUPON",
                  "amount", 30,
                  "unit", "CNY",
                  "perCustomer", 1,
                  "terms", "满100可用",
                  "validFrom", "2020-01-01",
                  "validTo", "2099-12-31");
          case MATERIAL ->
              Map.of(
                  "form", "PICTURE",
                  "language", "zh-CN",
                  "address", "https://bank.example/a.png",
                  "approvalNumber", "合规〔2026〕12号",
                  "validTo", "2099-12-31");
          case TALK_TRACK ->
              Map.of(
                  "language",
                  "zh-CN",
                  "steps",
                  List.of(Map.of("part", "OPENING", "text", "您好", "mustSay", true)));
          case COMMUNICATION ->
              Map.of(
                  "channel", "RM_TASK",
                  "purpose", "MARKETING",
                  "template", "t-rm-words",
                  "talkTrack", "t-talk",
                  "materials", List.of("t-material"));
          case RESPONSE ->
              Map.of(
                  "channel", "APP_PUSH",
                  "eventType", "app.click",
                  "meaning", "CLICKED",
                  "positive", true);
          case SUCCESS_CRITERION ->
              Map.of(
                  "measure", "TAG",
                  "tag", "aum",
                  "comparison", "AT_LEAST",
                  "threshold", 50000,
                  "windowDays", 14);
          case CAMPAIGN_TYPE ->
              Map.of(
                  "required",
                  List.of("BUDGET", "END_AT"),
                  "elementKinds",
                  List.of("PRODUCT"),
                  "journeyParts",
                  List.of("RESPONSE"),
                  "channels",
                  List.of("EMAIL", "SMS"),
                  "purpose",
                  "MARKETING",
                  "signatures",
                  2,
                  "headOffice",
                  true,
                  "controlPercent",
                  10,
                  "windowDays",
                  30);
        });
    return content;
  }
}
