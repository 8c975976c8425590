package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.engine.ProcessGate;
import io.baton.engine.Scope;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the designer asks of the server. */
@BatonTest
class JourneyDesignerTests {
  private static final String PASSWORD = "correct horse battery 9";

  @LocalServerPort int port;
  @Autowired CampaignBank bank;
  @Autowired Users users;
  @Autowired Processes processes;
  @Autowired ProcessGate gate;
  @Autowired JdbcClient jdbc;

  private HttpCaller ann;
  private HttpCaller bob;
  private final String key = "journey-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void signIn() {
    ann = marketer("designer-ann");
    bob = marketer("designer-bob");
  }

  @Test
  void shouldKeepADraftThatIsNotFinishedAndPublishOneThatIs() {
    Answer begun = save(ann, incomplete(), 0, false);
    assertThat(begun.status()).isEqualTo(200);
    assertThat(begun.json().path("version").asLong()).isEqualTo(1);
    assertThat(begun.json().path("name").asString()).isEqualTo("Half a journey");

    Answer refused = publish(ann, 1);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("PROCESS_REFUSED");
    assertThat(refused.json().path("findings").get(0).path("place").asString()).isEqualTo("Start");
    assertThat(ann.get(draftPath()).json().path("version").asLong()).isEqualTo(1);

    assertThat(save(ann, complete("age >= 30"), 1, false).status()).isEqualTo(200);
    Answer published = publish(ann, 2);
    assertThat(published.status()).isEqualTo(201);
    assertThat(published.json().path("version").asInt()).isEqualTo(1);
    assertThat(ann.get(draftPath()).status()).isEqualTo(204);
    assertThat(processes.require(key).origin()).isEqualTo(ProcessOrigin.DRAWN);
    JsonNode item = item(ann);
    assertThat(item.path("version").asInt()).isEqualTo(1);
    assertThat(item.path("campaigns").asInt()).isZero();
    assertThat(audited()).containsExactly("JOURNEY_DRAFT_BEGUN", "PROCESS_SAVED");
  }

  @Test
  void shouldNotLetTwoTabsOverwriteEachOther() {
    save(ann, incomplete(), 0, false);
    assertThat(save(ann, complete("age >= 30"), 1, false).status()).isEqualTo(200);
    Answer late = save(ann, incomplete(), 1, false);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("JOURNEY_DRAFT_STALE");
    assertThat(save(ann, incomplete(), 0, false).code()).isEqualTo("JOURNEY_DRAFT_STALE");
    assertThat(publish(ann, 1).code()).isEqualTo("JOURNEY_DRAFT_STALE");
    assertThat(ann.get(draftPath()).json().path("xml").asString()).isEqualTo(complete("age >= 30"));
  }

  @Test
  void shouldNotTouchSomebodyElsesDraftUnasked() {
    save(ann, complete("age >= 30"), 0, false);
    assertThat(save(bob, incomplete(), 1, false).code()).isEqualTo("JOURNEY_DRAFT_OF_ANOTHER");
    assertThat(publish(bob, 1).code()).isEqualTo("JOURNEY_DRAFT_OF_ANOTHER");
    assertThat(bob.send("DELETE", draftPath() + "?version=1", Map.of()).code())
        .isEqualTo("JOURNEY_DRAFT_OF_ANOTHER");
    assertThat(item(bob).path("draft").path("author").asString()).isEqualTo("designer-ann");

    assertThat(save(bob, incomplete(), 1, true).status()).isEqualTo(200);
    assertThat(save(ann, incomplete(), 2, false).code()).isEqualTo("JOURNEY_DRAFT_OF_ANOTHER");
    assertThat(bob.send("DELETE", draftPath() + "?version=2", Map.of()).status()).isEqualTo(204);
    assertThat(audited())
        .containsExactly(
            "JOURNEY_DRAFT_BEGUN", "JOURNEY_DRAFT_TAKEN_OVER", "JOURNEY_DRAFT_DISCARDED");
  }

  /** The address for other programs knows the same rules as the designer. */
  @Test
  void shouldNotReplaceADiagramOfTheProduct() {
    assertThat(post("two-wave-followup").code()).isEqualTo("PROCESS_OF_PRODUCT");
    assertThat(post("standard-campaign").code()).isEqualTo("PROCESS_KEY_TAKEN");
    assertThat(post("no key").code()).isEqualTo("PROCESS_KEY");
    assertThat(ann.send("POST", "/api/processes", Map.of("key", key)).status()).isEqualTo(422);
    assertThat(processes.require("two-wave-followup").origin()).isEqualTo(ProcessOrigin.STARTER);
    assertThat(post(key).status()).isEqualTo(201);
  }

  private Answer post(String drawn) {
    return ann.send(
        "POST",
        "/api/processes",
        Map.of("key", drawn, "name", "Drawn elsewhere", "xml", complete("age >= 30")));
  }

  @Test
  void shouldKeepNothingHarmfulEvenAsADraft() {
    List<String> hostile =
        List.of(
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
            "not xml at all",
            complete("age >= 30").replace("name=\"Start\"", "name=\"${x}\""),
            complete("age >= 30").replace("bpmn:serviceTask", "bpmn:scriptTask"),
            complete("age >= 30")
                .replace("camunda:topic=\"touch\"", "camunda:class=\"java.lang.Runtime\""),
            complete("age >= 30").replace("Half", "x".repeat(1 << 20)));
    for (String xml : hostile) {
      Answer answer = save(ann, xml, 0, false);
      assertThat(answer.status()).as(xml.substring(0, 14)).isEqualTo(422);
      assertThat(answer.code()).isEqualTo("PROCESS_REFUSED");
      assertThat(answer.text()).doesNotContain("root:");
    }
    assertThat(ann.get(draftPath()).status()).isEqualTo(204);
    assertThat(ann.send("PUT", "/api/journeys/no%20key/draft", body(incomplete(), 0)).code())
        .isEqualTo("PROCESS_KEY");
    assertThat(
            ann.send("PUT", "/api/journeys/two-wave-followup/draft", body(incomplete(), 0)).code())
        .isEqualTo("PROCESS_OF_PRODUCT");
    assertThat(
            ann.send("PUT", "/api/journeys/standard-campaign/draft", body(incomplete(), 0)).code())
        .isEqualTo("PROCESS_KEY_TAKEN");
  }

  @Test
  void shouldNotPublishOverAVersionNobodySaw() {
    save(ann, complete("age >= 30"), 0, false);
    publish(ann, 1);
    Map<String, Object> unaware = new HashMap<>(body(complete("age >= 40"), 0));
    assertThat(ann.send("PUT", draftPath(), unaware).status()).isEqualTo(200);
    assertThat(publish(ann, 1).code()).isEqualTo("PROCESS_STALE");
    unaware.put("version", 1);
    unaware.put("basedOn", 1);
    assertThat(ann.send("PUT", draftPath(), unaware).status()).isEqualTo(200);
    assertThat(publish(ann, 2).json().path("version").asInt()).isEqualTo(2);
    assertThat(ann.get("/api/journeys/" + key + "/versions").json().size()).isEqualTo(2);
    assertThat(ann.get("/api/journeys/" + key + "/versions/1/xml").text()).contains("age &gt;= 30");
  }

  @Test
  void shouldCountThePeopleOfASegmentOnTheDrawing() {
    CustomerSet members = bank.customers(30);
    String segment = bank.segmentOf(members).code();
    String tag = bank.segmentOf(members.first(12)).code();
    Answer answer =
        ann.send(
            "POST", "/api/journeys/estimate", Map.of("xml", complete(tag), "segment", segment));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("audience").asLong()).isEqualTo(30);
    Map<String, String> flows = new HashMap<>();
    answer
        .json()
        .path("flows")
        .forEach(
            flow ->
                flows.put(
                    flow.path("id").asString(),
                    flow.path("customers").asLong() + " " + flow.path("certainty").asString()));
    assertThat(flows)
        .containsEntry("F1", "30 EXACT")
        .containsEntry("F2", "12 EXACT")
        .containsEntry("F3", "18 EXACT")
        .containsEntry("F4", "12 EXACT");
    assertThat(answer.json().path("elements").toString())
        .contains("{\"id\":\"Send\",\"customers\":12,\"certainty\":\"UP_TO\"}");
  }

  /** A diagram out of the templates' values alone passes the gate. */
  @Test
  void shouldServeTemplatesWhoseValuesPass() {
    JsonNode templates = ann.get("/api/element-templates?language=en").json();
    List<String> tried = new ArrayList<>();
    for (JsonNode template : templates) {
      String appliesTo = template.path("appliesTo").get(0).asString();
      String element = appliesTo.replace("bpmn:ServiceTask", "bpmn:serviceTask");
      element = element.replace("bpmn:BusinessRuleTask", "bpmn:businessRuleTask");
      element = element.replace("bpmn:UserTask", "bpmn:userTask");
      StringBuilder attributes =
          new StringBuilder(
              " camunda:modelerTemplate=\"%s\"".formatted(template.path("id").asString()));
      StringBuilder properties = new StringBuilder();
      boolean whole = true;
      for (JsonNode property : template.path("properties")) {
        String name = property.path("binding").path("name").asString();
        String value =
            property.has("value")
                ? property.path("value").asString()
                : property.path("choices").path(0).path("value").asString("");
        whole &= !value.isEmpty() || property.path("optional").asBoolean(false);
        if (value.isEmpty()) {
          continue;
        }
        if (property.path("binding").path("type").asString().equals("property")) {
          attributes.append(" %s=\"%s\"".formatted(name, value));
        } else {
          properties.append("<camunda:property name=\"%s\" value=\"%s\" />".formatted(name, value));
        }
      }
      // A channel without any wording yet has nothing to choose.
      if (whole) {
        String xml = around(element, attributes.toString(), properties.toString());
        assertThat(gate.check(xml.getBytes(StandardCharsets.UTF_8), Scope.JOURNEY))
            .as(template.path("id").asString())
            .isEmpty();
        tried.add(template.path("id").asString());
      }
    }
    assertThat(tried)
        .contains(
            "io.baton.touch.EMAIL",
            "io.baton.touch.SMS",
            "io.baton.approve",
            "io.baton.evaluate-so-far");
    assertThat(tried).anyMatch(id -> id.startsWith("io.baton.decision."));
  }

  private HttpCaller marketer(String name) {
    if (users.find(name).isEmpty()) {
      users.create(new UserDraft(name, PASSWORD, Set.of("MARKETER"), "0000"));
    }
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  private String draftPath() {
    return "/api/journeys/" + key + "/draft";
  }

  private Answer save(HttpCaller who, String xml, long version, boolean takeOver) {
    Map<String, Object> body = new HashMap<>(body(xml, version));
    body.put("takeOver", takeOver);
    return who.send("PUT", draftPath(), body);
  }

  private static Map<String, Object> body(String xml, long version) {
    return Map.of("xml", xml, "version", version, "takeOver", false);
  }

  private Answer publish(HttpCaller who, long version) {
    return who.send("POST", "/api/journeys/" + key + "/publication", Map.of("version", version));
  }

  private JsonNode item(HttpCaller who) {
    for (JsonNode item : who.get("/api/journeys").json()) {
      if (item.path("key").asString().equals(key)) {
        return item;
      }
    }
    throw new AssertionError("the journey is not on the list");
  }

  private List<String> audited() {
    return jdbc.sql("select action from access_audit where subject = ? order by seq")
        .param("process:" + key)
        .query(String.class)
        .list();
  }

  private static String incomplete() {
    return document("<bpmn:startEvent id=\"Start\" name=\"Start\" />");
  }

  private static String complete(String condition) {
    return document(
        """
        <bpmn:startEvent id="Start" name="Start" />
        <bpmn:exclusiveGateway id="Split" default="F3" />
        <bpmn:serviceTask id="Send" camunda:type="external" camunda:topic="touch">
          <bpmn:extensionElements><camunda:properties>
            <camunda:property name="channel" value="EMAIL" />
            <camunda:property name="template" value="offer-email-en" />
          </camunda:properties></bpmn:extensionElements>
        </bpmn:serviceTask>
        <bpmn:endEvent id="Sent" />
        <bpmn:endEvent id="Rest" />
        <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Split" />
        <bpmn:sequenceFlow id="F2" sourceRef="Split" targetRef="Send">
          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">%s</bpmn:conditionExpression>
        </bpmn:sequenceFlow>
        <bpmn:sequenceFlow id="F3" sourceRef="Split" targetRef="Rest" />
        <bpmn:sequenceFlow id="F4" sourceRef="Send" targetRef="Sent" />
        """
            .formatted(condition.replace(">", "&gt;")));
  }

  private static String around(String element, String attributes, String properties) {
    String given =
        properties.isEmpty()
            ? ""
            : "<bpmn:extensionElements><camunda:properties>"
                + properties
                + "</camunda:properties></bpmn:extensionElements>";
    return document(
        """
        <bpmn:startEvent id="Start" />
        <bpmn:serviceTask id="Send" camunda:type="external" camunda:topic="touch">
          <bpmn:extensionElements><camunda:properties>
            <camunda:property name="channel" value="EMAIL" />
            <camunda:property name="template" value="offer-email-en" />
          </camunda:properties></bpmn:extensionElements>
        </bpmn:serviceTask>
        <%s id="Tried"%s>%s</%s>
        <bpmn:endEvent id="End" />
        <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Send" />
        <bpmn:sequenceFlow id="F2" sourceRef="Send" targetRef="Tried" />
        <bpmn:sequenceFlow id="F3" sourceRef="Tried" targetRef="End" />
        """
                .formatted(element, attributes, given, element)
            + (element.equals("bpmn:userTask") ? NOT_RELEASED : ""));
  }

  /** Drawn by hand on an approval, as a template is of one element. */
  private static final String NOT_RELEASED =
      """
      <bpmn:boundaryEvent id="Late" attachedToRef="Tried">
        <bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
      </bpmn:boundaryEvent>
      <bpmn:endEvent id="NotReleased" />
      <bpmn:sequenceFlow id="F4" sourceRef="Late" targetRef="NotReleased" />
      """;

  private static String document(String elements) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            id="Definitions_1" targetNamespace="http://baton.io/processes">
          <bpmn:process id="half" name="Half a journey" isExecutable="true" camunda:historyTimeToLive="P30D">
            %s
          </bpmn:process>
        </bpmn:definitions>
        """
        .formatted(elements);
  }
}
