package io.baton.event.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The catalogue over HTTP. */
@BatonTest
class CatalogueTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final String SCHEMA =
      "{'type':'object','required':['amount'],'properties':{'amount':{'type':'number','maximum':100}}}";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired JdbcClient jdbc;

  private HttpCaller caller;

  @BeforeEach
  void signIn() {
    if (users.find("carl").isEmpty()) {
      users.create(new UserDraft("carl", PASSWORD, Set.of("OPERATOR"), "0000"));
      users.create(new UserDraft("anton", PASSWORD, Set.of("ANALYST"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "carl", PASSWORD);
  }

  @Test
  void shouldVersionATypeAndRefuseWhatBecameNarrower() {
    assertThat(put("v1", SCHEMA, "{'amount':5}", null).status()).isEqualTo(200);
    Answer wider = put("v1", SCHEMA.replace("100", "200"), "{'amount':150}", 1);
    assertThat(wider.json().at("/line/type/version").asInt()).isEqualTo(2);

    Answer narrower = put("v1", SCHEMA.replace("100", "50"), "{'amount':5}", 2);
    assertThat(narrower.status()).isEqualTo(409);
    assertThat(narrower.code()).isEqualTo("EVENT_SCHEMA_INCOMPATIBLE");
    assertThat(narrower.json().at("/findings/0/place").asString())
        .isEqualTo("/properties/amount/maximum");
    Answer late = put("v1", SCHEMA, "{'amount':5}", 1);
    assertThat(late.code()).isEqualTo("EVENT_TYPE_CHANGED");

    JsonNode page = caller.get("/api/event-types/v1").json();
    assertThat(page.at("/versions").size()).isEqualTo(2);
    assertThat(page.at("/versions/0/madeBy").asString()).isEqualTo("carl");
    assertThat(
            jdbc.sql("SELECT count(*) FROM access_audit WHERE subject = 'event-type:v1'")
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void shouldRefuseBadDeclarationsWithThePlace() {
    assertThat(
            put("bad type", SCHEMA, "{'amount':5}", null).json().at("/findings/0/place").asString())
        .isEqualTo("/code");
    Answer remote =
        put(
            "r",
            "{'type':'object','properties':{'a':{'$ref':'http://127.0.0.1:1/s'}}}",
            "{}",
            null);
    assertThat(remote.code()).isEqualTo("EVENT_SCHEMA_INVALID");
    assertThat(remote.json().at("/findings/0/place").asString()).isEqualTo("/properties/a/$ref");
    Answer sample = put("r", SCHEMA, "{'amount':500}", null);
    assertThat(sample.code()).isEqualTo("EVENT_SAMPLE_INVALID");
    assertThat(sample.json().at("/detail").asString()).contains("/fields/amount breaks maximum");
    HttpCaller analyst = HttpCaller.signedIn(port, "anton", PASSWORD);
    assertThat(
            analyst
                .sendText(
                    "PUT", "/api/event-types/r", draft(SCHEMA, "{}", null), "application/json")
                .status())
        .isEqualTo(403);
    assertThat(analyst.get("/api/event-types").status()).isEqualTo(200);
  }

  @Test
  void shouldReportAKeyEventToWhichNothingReacts() {
    assertThat(put("key-1", SCHEMA, "{'amount':5}", null, true).status()).isEqualTo(200);
    assertThat(line("key-1").at("/unreacted").asBoolean()).isTrue();
    assertThat(put("no-key-1", SCHEMA, "{'amount':5}", null).status()).isEqualTo(200);
    assertThat(line("no-key-1").at("/unreacted").asBoolean()).isFalse();
  }

  @Test
  void shouldTakeATrackingPlanOverAndReportWhatContradictsIt() {
    String plan =
        """
        event,property,type,required
        plan_view,page,string,true
        plan_view,seconds,int,
        plan_pay,amount,金额,是
        plan_bad,when,moment,
        ,x,string,
        """;
    JsonNode said = plan(plan, false);
    assertThat(caller.get("/api/event-types/plan_view").status()).isEqualTo(404);
    assertThat(said.at("/findings").size()).isEqualTo(2);

    JsonNode report = plan(plan, true);
    assertThat(texts(report, "/declared")).containsExactly("plan_view", "plan_pay");
    assertThat(texts(report, "/refused")).containsExactly("plan_bad");
    assertThat(report.at("/findings/0/place").asString()).isEqualTo("line 6");
    assertThat(report.at("/findings/1/place").asString()).isEqualTo("line 5");

    JsonNode again =
        plan(plan.replace("seconds,int,", "seconds,int,\nplan_view,way,string,"), true);
    assertThat(texts(again, "/changed")).containsExactly("plan_view");
    assertThat(texts(again, "/same")).containsExactly("plan_pay");
    JsonNode clash =
        plan("[{\"event\":\"plan_pay\",\"property\":\"amount\",\"type\":\"string\"}]", true);
    assertThat(clash.at("/findings/0/message").asString()).isEqualTo("amount is number already");
    JsonNode need = plan("event,property,type,required\nplan_pay,channel,string,true\n", true);
    assertThat(need.at("/findings/0/message").asString()).startsWith("/required");
  }

  private JsonNode line(String code) {
    for (JsonNode line : caller.get("/api/event-types").json().at("/types")) {
      if (line.at("/type/code").asString().equals(code)) {
        return line;
      }
    }
    throw new AssertionError(code);
  }

  private static List<String> texts(JsonNode report, String place) {
    return report.at(place).valueStream().map(JsonNode::asString).toList();
  }

  private JsonNode plan(String text, boolean apply) {
    Answer answer =
        new ImportCalls(caller)
            .upload(
                "/api/event-types/plan?source=tracker&owner=app&apply=" + apply,
                text.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private Answer put(String code, String schema, String sample, @Nullable Integer version) {
    return put(code, schema, sample, version, false);
  }

  private Answer put(
      String code, String schema, String sample, @Nullable Integer version, boolean key) {
    return caller.sendText(
        "PUT",
        "/api/event-types/" + code.replace(" ", "%20"),
        draft(schema, sample, version).replace("\"keyEvent\":false", "\"keyEvent\":" + key),
        "application/json");
  }

  private static String draft(String schema, String sample, @Nullable Integer version) {
    return """
        {"nameZh":"类型","nameEn":"Type","owner":"data team","source":"core","keyEvent":false,
         "schema":%s,"sample":%s,"version":%s}"""
        .formatted(schema.replace('\'', '"'), sample.replace('\'', '"'), version);
  }
}
