package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import io.baton.engine.ProcessGate;
import io.baton.engine.Scope;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the designer asks of the server while somebody draws. */
@BatonTest
class JourneyDesignerTests extends Drawing {
  @Autowired ProcessGate gate;

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
}
