package io.baton.campaign;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two marketers who draw. */
abstract class Drawing {
  static final String PASSWORD = "correct horse battery 9";

  @LocalServerPort int port;
  @Autowired CampaignBank bank;
  @Autowired Users users;
  @Autowired Processes processes;
  @Autowired JdbcClient jdbc;

  HttpCaller ann;
  HttpCaller bob;
  final String key = "journey-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void signIn() {
    ann = marketer("designer-ann");
    bob = marketer("designer-bob");
  }

  HttpCaller marketer(String name) {
    if (users.find(name).isEmpty()) {
      users.create(new UserDraft(name, PASSWORD, Set.of("MARKETER"), "0000"));
    }
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  String draftPath() {
    return "/api/journeys/" + key + "/draft";
  }

  Answer save(HttpCaller who, String xml, long version, boolean takeOver) {
    Map<String, Object> body = new HashMap<>(body(xml, version));
    body.put("takeOver", takeOver);
    return who.send("PUT", draftPath(), body);
  }

  static Map<String, Object> body(String xml, long version) {
    return Map.of("xml", xml, "version", version, "takeOver", false);
  }

  Answer publish(HttpCaller who, long version) {
    return who.send("POST", "/api/journeys/" + key + "/publication", Map.of("version", version));
  }

  List<String> audited() {
    return jdbc.sql("select action from access_audit where subject = ? order by seq")
        .param("process:" + key)
        .query(String.class)
        .list();
  }

  static String incomplete() {
    return document("<bpmn:startEvent id=\"Start\" name=\"Start\" />");
  }

  static String complete(String condition) {
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

  static String document(String elements) {
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

  JsonNode item(HttpCaller who) {
    for (JsonNode item : who.get("/api/journeys").json()) {
      if (item.path("key").asString().equals(key)) {
        return item;
      }
    }
    throw new AssertionError("the journey is not on the list");
  }
}
