package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class ProcessGateTests {
  private static final String EL =
      "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null)}";

  @Autowired CampaignWorld world;

  @ParameterizedTest
  @CsvSource({
    "journey/two-wave-followup.bpmn, JOURNEY",
    "journey/salary-arrived.bpmn, JOURNEY",
    "journey/released-second-wave.bpmn, JOURNEY",
    "life-cycle/standard-campaign.bpmn, LIFE_CYCLE",
    "life-cycle/event-campaign.bpmn, LIFE_CYCLE"
  })
  void shouldAcceptTheStarterSet(String file, Scope scope) {
    assertThat(world.gate.check(CampaignWorld.starter(file), scope)).isEmpty();
  }

  /** Every attribute and text in which the engine would evaluate an expression. */
  static Stream<String[]> positionsOfExpressions() {
    return Stream.of(
        at("<bpmn:process id=\"j\"", "<bpmn:process name=\"EL\" id=\"j\""),
        at("id=\"j\" isEx", "id=\"j\" camunda:versionTag=\"EL\" isEx"),
        at("id=\"j\" isEx", "id=\"j\" camunda:historyTimeToLive=\"EL\" isEx"),
        at("id=\"j\" isEx", "id=\"j\" camunda:candidateStarterGroups=\"EL\" isEx"),
        at("id=\"j\" isEx", "id=\"j\" camunda:candidateStarterUsers=\"EL\" isEx"),
        at("id=\"j\" isEx", "id=\"j\" camunda:jobPriority=\"EL\" isEx"),
        at("id=\"j\" isEx", "id=\"j\" camunda:taskPriority=\"EL\" isEx"),
        at("<bpmn:startEvent id=\"S\"", "<bpmn:startEvent camunda:initiator=\"EL\" id=\"S\""),
        at("<bpmn:startEvent id=\"S\"", "<bpmn:startEvent camunda:formKey=\"EL\" id=\"S\""),
        at("camunda:topic=\"touch\"", "camunda:topic=\"EL\""),
        at("camunda:topic=\"touch\"", "camunda:topic=\"touch\" camunda:taskPriority=\"EL\""),
        at("camunda:topic=\"touch\"", "camunda:topic=\"touch\" camunda:expression=\"EL\""),
        at("camunda:topic=\"touch\"", "camunda:topic=\"touch\" camunda:delegateExpression=\"EL\""),
        at("camunda:topic=\"touch\"", "camunda:topic=\"touch\" camunda:resultVariable=\"EL\""),
        at("camunda:topic=\"touch\"", "camunda:topic=\"touch\" camunda:asyncBefore=\"EL\""),
        at("camunda:topic=\"touch\"", "camunda:topic=\"touch\" camunda:jobPriority=\"EL\""),
        at("value=\"SMS\"", "value=\"EL\""),
        at("name=\"channel\"", "name=\"EL\""),
        at(
            "</camunda:properties>",
            "</camunda:properties><camunda:failedJobRetryTimeCycle>EL</camunda:failedJobRetryTimeCycle>"),
        at(
            "</camunda:properties>",
            "</camunda:properties><camunda:executionListener event=\"start\" expression=\"EL\"/>"),
        at(
            "</camunda:properties>",
            "</camunda:properties><camunda:inputOutput><camunda:inputParameter name=\"x\">EL</camunda:inputParameter></camunda:inputOutput>"),
        at(
            "</camunda:properties>",
            "</camunda:properties><camunda:connector><camunda:connectorId>EL</camunda:connectorId></camunda:connector>"),
        at(
            "</camunda:properties>",
            "</camunda:properties><camunda:field name=\"x\" expression=\"EL\"/>"),
        at("P3D", "EL"),
        at("name=\"responded\"", "name=\"EL\""),
        at("vip = true", "EL"),
        at(
            "<bpmn:incoming>F2</bpmn:incoming>",
            "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"EL\"/>"),
        at(
            "<bpmn:incoming>F2</bpmn:incoming>",
            "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>EL</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"),
        at("<bpmn:endEvent id=\"E\"/>", "<bpmn:callActivity id=\"E\" calledElement=\"EL\"/>"),
        at("<bpmn:endEvent id=\"E\"/>", "<bpmn:userTask id=\"E\" camunda:assignee=\"EL\"/>"),
        at(
            "<bpmn:endEvent id=\"E\"/>",
            "<bpmn:userTask id=\"E\" camunda:candidateGroups=\"EL\" camunda:dueDate=\"EL\"/>"),
        at(
            "<bpmn:endEvent id=\"E\"/>",
            "<bpmn:businessRuleTask id=\"E\" camunda:decisionRef=\"EL\"/>"),
        at(
            "<bpmn:endEvent id=\"E\"/>",
            "<bpmn:endEvent id=\"E\"><bpmn:documentation>EL</bpmn:documentation></bpmn:endEvent>"),
        at(
            "<bpmn:endEvent id=\"E\"/>",
            "<bpmn:endEvent id=\"E\"><bpmn:signalEventDefinition signalRef=\"EL\"/></bpmn:endEvent>"));
  }

  private static String[] at(String where, String what) {
    return new String[] {where, what};
  }

  @ParameterizedTest
  @MethodSource("positionsOfExpressions")
  void shouldRefuseAnExpressionWhereverItStands(String where, String what) {
    for (String expression : List.of(EL, EL.replace('$', '#'))) {
      List<Finding> findings = refused(replace(where, what.replace("EL", expression)));
      assertThat(findings).extracting(Finding::code).contains("PROCESS_EXPRESSION");
      assertThat(findings).allSatisfy(f -> assertThat(f.message()).doesNotContain("Runtime"));
      assertThat(findings).allSatisfy(finding -> assertThat(finding.place()).isNotBlank());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<bpmn:scriptTask id=\"E\" scriptFormat=\"juel\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
        "<bpmn:serviceTask id=\"E\" camunda:class=\"java.io.File\"/>",
        "<bpmn:sendTask id=\"E\" camunda:class=\"java.io.File\"/>",
        "<bpmn:businessRuleTask id=\"E\" camunda:class=\"java.io.File\"/>",
        "<bpmn:subProcess id=\"E\"/>",
        "<bpmn:parallelGateway id=\"E\"/>",
        "<bpmn:eventBasedGateway id=\"E\"/>",
        "<bpmn:dataStoreReference id=\"E\"/>",
        "<bpmn:task id=\"E\"/>",
        "<a:serviceTask xmlns:a=\"http://activiti.org/bpmn\" id=\"E\"/>",
        "<bpmn:serviceTask xmlns:a=\"http://activiti.org/bpmn\" a:class=\"java.io.File\" id=\"E\"/>",
        "<x:include xmlns:x=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"
      })
  void shouldRefuseWhatIsNotOnTheList(String element) {
    assertThat(refused(replace("<bpmn:endEvent id=\"E\"/>", element)))
        .extracting(Finding::code)
        .containsAnyOf("PROCESS_ELEMENT", "PROCESS_ATTRIBUTE");
  }

  @Test
  void shouldNameTheElementAndTheAttribute() {
    assertThat(refused(replace("camunda:topic", "camunda:class=\"java.io.File\" camunda:topic")))
        .extracting(Finding::place)
        .contains("T/@camunda:class");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "camunda:topic=\"touch\"|camunda:topic=\"teleport\"|PROCESS_TASK_UNKNOWN",
        "<camunda:property name=\"channel\" value=\"SMS\"/>||PROCESS_PARAMETER_MISSING",
        "name=\"channel\"|name=\"chanel\"|PROCESS_PARAMETER_UNKNOWN",
        "value=\"SMS\"|value=\"sms!\"|PROCESS_PARAMETER_VALUE",
        "vip = true|vip ==|CONDITION_SYNTAX",
        "P3D|in three days|PROCESS_TIMER",
        "P3D|R5/PT1S|PROCESS_TIMER",
        "P3D|P99Y|PROCESS_TIMER",
        "P3D|PT0S|PROCESS_TIMER",
        "P3D|P1W|PROCESS_TIMER",
        "messageRef=\"M\"|messageRef=\"N\"|PROCESS_MESSAGE",
        "cancelActivity=\"false\"||PROCESS_MESSAGE_INTERRUPTS",
        "sourceRef=\"G\" targetRef=\"T\"|sourceRef=\"G\" targetRef=\"E\"|PROCESS_UNREACHED",
        "sourceRef=\"X\" targetRef=\"E\"|sourceRef=\"X\" targetRef=\"T\"|PROCESS_LOOP",
        "<bpmn:endEvent id=\"E\"/>|<bpmn:endEvent id=\"E\"/><bpmn:endEvent id=\"E\"/>|PROCESS_ID_TWICE",
        "<bpmn:endEvent id=\"E\"/>|<bpmn:endEvent id=\"E\"/><bpmn:startEvent id=\"S2\"/>|PROCESS_START_NOT_ONE",
        "isExecutable=\"true\"|isExecutable=\"false\"|PROCESS_NOT_EXECUTABLE",
        "<bpmn:endEvent id=\"E\"/>|<bpmn:businessRuleTask id=\"E\" camunda:decisionRef=\"none\"/>|DECISION_UNKNOWN"
      })
  void shouldRefuseWhatHasNoMeaning(String where, String what, String code) {
    assertThat(refused(replace(where, what == null ? "" : what)))
        .extracting(Finding::code)
        .contains(code);
  }

  private static final String APPROVAL = "journey/released-second-wave.bpmn";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "camunda:candidateGroups=\"APPROVER\"|camunda:candidateGroups=\"MARKETER\"|PROCESS_APPROVE_ROLE",
        "camunda:candidateGroups=\"APPROVER\"|camunda:candidateGroups=\"APPROVER,MARKETER\"|PROCESS_APPROVE_ROLE",
        "camunda:candidateGroups=\"APPROVER\"||PROCESS_APPROVE_ROLE",
        "attachedToRef=\"Approve_SecondWave\"|attachedToRef=\"Wait_AfterEmail\"|PROCESS_APPROVE_DUE",
        "sourceRef=\"Approve_SecondWave\"|sourceRef=\"Boundary_NotReleased\"|PROCESS_APPROVE_RELEASED",
        "sourceRef=\"Boundary_NotReleased\" targetRef=\"End_NotReleased\"|sourceRef=\"Boundary_NotReleased\" targetRef=\"Task_SendSms\"|PROCESS_APPROVE_SILENCE",
        "sourceRef=\"Approve_SecondWave\" targetRef=\"Task_SendSms\"|sourceRef=\"Approve_SecondWave\" targetRef=\"Approve_SecondWave\"|PROCESS_LOOP",
        "attachedToRef=\"Wait_AfterEmail\" cancelActivity|attachedToRef=\"Approve_SecondWave\" cancelActivity|PROCESS_APPROVE_ANSWER",
        "<bpmn:outgoing>Flow_ToEmail</bpmn:outgoing>|<bpmn:messageEventDefinition messageRef=\"Message_Responded\"/>|PROCESS_APPROVE_EVENT",
        ">P2D<|>P2W<|PROCESS_TIMER",
        "camunda:candidateGroups=\"APPROVER\"|camunda:candidateGroups=\"APPROVER\" camunda:assignee=\"ann\"|PROCESS_ATTRIBUTE",
        "camunda:candidateGroups=\"APPROVER\"|camunda:candidateGroups=\"APPROVER\" camunda:dueDate=\"2030-01-01\"|PROCESS_ATTRIBUTE"
      })
  void shouldRefuseAnApprovalThatIsDrawnWrongly(String where, String what, String code) {
    String good = new String(CampaignWorld.starter(APPROVAL), StandardCharsets.UTF_8);
    assertThat(good).contains(where);
    assertThat(refused(good.replace(where, what == null ? "" : what)))
        .extracting(Finding::code)
        .contains(code);
  }

  /** However far behind: through a split, a wait or another approval. */
  @Test
  void shouldRefuseWhatLeadsBehindTheReleaseInARoundaboutWay() {
    String good = new String(CampaignWorld.starter(APPROVAL), StandardCharsets.UTF_8);
    String roundabout =
        good.replace("targetRef=\"End_NotReleased\"", "targetRef=\"Pause\"")
            .replace(
                "<bpmn:endEvent id=\"End_NotReleased\"",
                "<bpmn:intermediateCatchEvent id=\"Pause\"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                    + "<bpmn:exclusiveGateway id=\"Which\" default=\"Else\"/>"
                    + "<bpmn:sequenceFlow id=\"Then\" sourceRef=\"Pause\" targetRef=\"Which\"/>"
                    + "<bpmn:sequenceFlow id=\"Else\" sourceRef=\"Which\" targetRef=\"End_NotReleased\"/>"
                    + "<bpmn:sequenceFlow id=\"Sms\" sourceRef=\"Which\" targetRef=\"Task_SendSms\"><bpmn:conditionExpression>vip = true</bpmn:conditionExpression></bpmn:sequenceFlow>"
                    + "<bpmn:endEvent id=\"End_NotReleased\"");
    assertThat(refused(roundabout))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("PROCESS_APPROVE_SILENCE");
              assertThat(finding.place()).isEqualTo("Approve_SecondWave");
              assertThat(finding.message()).contains("Task_SendSms");
            });
  }

  @Test
  void shouldRefuseALifeCycleThatLacksAPhase() {
    String document =
        new String(
                CampaignWorld.starter("life-cycle/standard-campaign.bpmn"), StandardCharsets.UTF_8)
            .replace("value=\"EVALUATE\"", "value=\"LAUNCH\"");
    assertThat(world.gate.check(document.getBytes(StandardCharsets.UTF_8), Scope.LIFE_CYCLE))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("EVALUATE"));
  }

  @Test
  void shouldRefuseDocumentTypesWithoutReadingWhatTheyPointTo() throws Exception {
    AtomicInteger hits = new AtomicInteger();
    HttpServer listener = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    listener.createContext("/", exchange -> hits.incrementAndGet());
    listener.start();
    String url = "http://127.0.0.1:" + listener.getAddress().getPort() + "/x.dtd";
    String bombs =
        Stream.iterate(1, i -> i + 1)
            .limit(9)
            .map(i -> "<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)))
            .reduce("<!ENTITY l0 \"lol\">", String::concat);
    List<String> doctypes =
        List.of(
            "<!DOCTYPE x [<!ENTITY p SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE x SYSTEM \"" + url + "\">",
            "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]>",
            "<!DOCTYPE x [" + bombs + "]>");
    Instant begin = Instant.now();
    for (String doctype : doctypes) {
      String document = journey().replaceFirst("\\?>", "?>" + doctype).replace("vip", "&p;&l9;");
      assertThat(refused(document))
          .singleElement()
          .extracting(Finding::code)
          .isEqualTo("PROCESS_DOCTYPE");
    }
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(hits).hasValue(0);
    listener.stop(0);
  }

  @Test
  void shouldRefuseWhatIsTooLargeTooDeepOrNoText() {
    assertThat(refused(journey().replace("vip", "v".repeat(5_000))))
        .extracting(Finding::code)
        .containsExactly("PROCESS_TEXT_TOO_LONG");
    assertThat(refused(journey() + " ".repeat(1 << 20)))
        .extracting(Finding::code)
        .containsExactly("PROCESS_TOO_LARGE");
    String deep = "<bpmn:text>".repeat(100) + "</bpmn:text>".repeat(100);
    assertThat(refused(replace("<bpmn:endEvent id=\"E\"/>", deep)))
        .extracting(Finding::code)
        .containsExactly("PROCESS_TOO_DEEP");
    assertThat(world.gate.check(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}, Scope.JOURNEY))
        .extracting(Finding::code)
        .containsExactly("PROCESS_NOT_UTF8");
    assertThat(world.gate.check(new byte[0], Scope.JOURNEY))
        .extracting(Finding::code)
        .containsExactly("PROCESS_NOT_XML");
    assertThat(refused(journey().replaceFirst("\\?>", "?><?xml-stylesheet href=\"x\"?>")))
        .extracting(Finding::code)
        .containsExactly("PROCESS_INSTRUCTION");
  }

  @Test
  void shouldAcceptTheProcessTheRefusalsStartFrom() {
    assertThat(world.gate.check(bytes(journey()), Scope.JOURNEY)).isEmpty();
  }

  private List<Finding> refused(String document) {
    long before = deployments();
    List<Finding> findings = world.gate.check(bytes(document), Scope.JOURNEY);
    assertThat(findings).isNotEmpty();
    assertThatThrownBy(() -> world.journeys.deploy("j", bytes(document), world.newCampaign()))
        .isInstanceOf(BatonException.class);
    assertThat(deployments()).isEqualTo(before);
    return findings;
  }

  private long deployments() {
    return world.jdbc.sql("SELECT count(*) FROM act_re_deployment").query(Long.class).single();
  }

  private static byte[] bytes(String document) {
    return document.getBytes(StandardCharsets.UTF_8);
  }

  private static String replace(String where, String what) {
    assertThat(journey()).contains(where);
    return journey().replace(where, what);
  }

  private static String journey() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="t">
        <bpmn:process id="j" isExecutable="true">
        <bpmn:startEvent id="S"/>
        <bpmn:exclusiveGateway id="G" default="F3"/>
        <bpmn:serviceTask id="T" camunda:type="external" camunda:topic="touch"><bpmn:extensionElements><camunda:properties><camunda:property name="channel" value="SMS"/><camunda:property name="template" value="t"/></camunda:properties></bpmn:extensionElements><bpmn:incoming>F2</bpmn:incoming></bpmn:serviceTask>
        <bpmn:receiveTask id="W"/>
        <bpmn:boundaryEvent id="R" attachedToRef="W" cancelActivity="false"><bpmn:messageEventDefinition messageRef="M"/></bpmn:boundaryEvent>
        <bpmn:boundaryEvent id="X" attachedToRef="W"><bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
        <bpmn:endEvent id="E"/>
        <bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="G"/>
        <bpmn:sequenceFlow id="F2" sourceRef="G" targetRef="T"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">vip = true</bpmn:conditionExpression></bpmn:sequenceFlow>
        <bpmn:sequenceFlow id="F3" sourceRef="G" targetRef="E"/>
        <bpmn:sequenceFlow id="F4" sourceRef="T" targetRef="W"/>
        <bpmn:sequenceFlow id="F5" sourceRef="R" targetRef="E"/>
        <bpmn:sequenceFlow id="F6" sourceRef="X" targetRef="E"/>
        </bpmn:process>
        <bpmn:message id="M" name="responded"/>
        </bpmn:definitions>
        """;
  }
}
