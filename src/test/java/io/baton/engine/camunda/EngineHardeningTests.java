package io.baton.engine.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.EngineTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The second line: documents that never met the gate are handed to the engine itself. Each of them,
 * on an engine as it comes, writes the marker file.
 */
@EngineTest
class EngineHardeningTests {
  private static final Path MARKER = Path.of("target", "engine-was-here").toAbsolutePath();
  private static final String RUN =
      "''.getClass().forName('java.nio.file.Files').getMethods().length > 0 and"
          + " ''.getClass().forName('"
          + Marker.class.getName()
          + "').newInstance().touch()";
  private static final String EL = "${" + RUN + "}";
  private static final String ENGINE =
      "${execution.processEngineServices.managementService.tableCount.size() > 0}";

  @Autowired ProcessEngine engine;

  /** What an attacker would like to have constructed or called. */
  public static class Marker implements JavaDelegate, ExecutionListener {
    public Marker() throws IOException {
      touch();
    }

    public final boolean touch() throws IOException {
      Files.writeString(MARKER, "here");
      return true;
    }

    @Override
    public void execute(DelegateExecution execution) {}

    @Override
    public void notify(DelegateExecution execution) {}
  }

  @BeforeEach
  @AfterEach
  void clean() throws IOException {
    Files.deleteIfExists(MARKER);
  }

  static Stream<String> attacks() {
    String marker = Marker.class.getName();
    return Stream.of(
        "<serviceTask id='T' camunda:class='" + marker + "'/>",
        "<serviceTask id='T' camunda:expression=\"" + EL + "\"/>",
        "<serviceTask id='T' camunda:delegateExpression=\"" + EL + "\"/>",
        "<serviceTask id='T' camunda:expression=\"" + ENGINE + "\"/>",
        "<serviceTask id='T' camunda:type='external' camunda:topic=\"" + EL + "\"/>",
        "<sendTask id='T' camunda:class='" + marker + "'/>",
        "<sendTask id='T' camunda:expression=\"" + EL + "\"/>",
        "<businessRuleTask id='T' camunda:class='" + marker + "'/>",
        "<businessRuleTask id='T' camunda:expression=\"" + EL + "\"/>",
        "<businessRuleTask id='T' camunda:decisionRef=\"" + EL + "\"/>",
        "<scriptTask id='T' scriptFormat='juel'><script>" + EL + "</script></scriptTask>",
        "<scriptTask id='T' scriptFormat='javascript'><script>1</script></scriptTask>",
        "<userTask id='T' camunda:assignee=\"" + EL + "\"/>",
        "<userTask id='T' camunda:dueDate=\"" + EL + "\"/>",
        "<userTask id='T' name=\"" + EL + "\"/>",
        "<userTask id='T'><extensionElements><camunda:taskListener event='create' class='"
            + marker
            + "'/></extensionElements></userTask>",
        "<userTask id='T'><extensionElements><camunda:executionListener event='start' class='"
            + marker
            + "'/></extensionElements></userTask>",
        "<userTask id='T'><extensionElements><camunda:executionListener event='start' expression=\""
            + EL
            + "\"/></extensionElements></userTask>",
        "<userTask id='T'><extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>"
            + EL
            + "</camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>",
        "<userTask id='T'><extensionElements><camunda:inputOutput><camunda:inputParameter"
            + " name='x'><camunda:script scriptFormat='juel'>"
            + EL
            + "</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>",
        "<userTask id='T'><extensionElements><camunda:formData><camunda:formField id='x'"
            + " type='string' defaultValue=\""
            + EL
            + "\"/></camunda:formData></extensionElements></userTask>",
        "<userTask id='T' camunda:formHandlerClass='" + marker + "'/>",
        "<userTask id='T' camunda:asyncBefore='true' camunda:jobPriority=\"" + EL + "\"/>",
        "<userTask id='T'><multiInstanceLoopCharacteristics camunda:collection=\""
            + EL
            + "\"/></userTask>",
        "<userTask id='T'><multiInstanceLoopCharacteristics><loopCardinality>"
            + EL
            + "</loopCardinality></multiInstanceLoopCharacteristics></userTask>",
        "<callActivity id='T' calledElement=\"" + EL + "\"/>",
        "<callActivity id='T' calledElement='x' camunda:variableMappingClass='" + marker + "'/>",
        "<callActivity id='T' calledElement='x' camunda:variableMappingDelegateExpression=\""
            + EL
            + "\"/>",
        "<intermediateCatchEvent id='T'><timerEventDefinition><timeDuration>"
            + EL
            + "</timeDuration></timerEventDefinition></intermediateCatchEvent>",
        "<intermediateCatchEvent id='T'><conditionalEventDefinition><condition>"
            + EL
            + "</condition></conditionalEventDefinition></intermediateCatchEvent>",
        "<intermediateThrowEvent id='T'><messageEventDefinition camunda:class='"
            + marker
            + "'/></intermediateThrowEvent>",
        "<exclusiveGateway id='T'/><sequenceFlow id='C' sourceRef='T'"
            + " targetRef='E'><conditionExpression>"
            + EL
            + "</conditionExpression></sequenceFlow>",
        "<exclusiveGateway id='T'/><sequenceFlow id='C' sourceRef='T'"
            + " targetRef='E'><conditionExpression language='juel'>"
            + EL
            + "</conditionExpression></sequenceFlow>",
        "<userTask id='T'/><sequenceFlow id='C' sourceRef='T'"
            + " targetRef='E'><extensionElements><camunda:executionListener event='take' class='"
            + marker
            + "'/></extensionElements></sequenceFlow>",
        "<serviceTask xmlns:a='http://activiti.org/bpmn' id='T' a:class='" + marker + "'/>");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void shouldNotEvenParseADocumentThatAsksForCode(String attack) {
    long before = engine.getRepositoryService().createDeploymentQuery().count();
    assertThatThrownBy(() -> deployAndStart(attack));
    assertThat(MARKER).doesNotExist();
    assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(before);
  }

  @Test
  void shouldFindTheAttackEffectiveOnTheClassItself() throws Exception {
    new Marker();
    assertThat(MARKER).exists();
  }

  private void deployAndStart(String element) {
    String document =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="D" targetNamespace="t">
          <process id="attack" isExecutable="true" camunda:historyTimeToLive="1">
            <startEvent id="S"/>
            %s
            <endEvent id="E"/>
            <sequenceFlow id="F" sourceRef="S" targetRef="T"/>
          </process>
        </definitions>
        """
            .formatted(element);
    engine.getRepositoryService().createDeployment().addString("attack.bpmn", document).deploy();
    engine
        .getRuntimeService()
        .createProcessInstanceByKey("attack")
        .setVariable(Token.CAMPAIGN, 1L)
        .execute();
  }

  @Test
  void shouldRefuseADecisionWithAnExpressionLanguageOfItsOwn() {
    String table =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
            xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="D" name="d" namespace="t">
          <decision id="attack" name="attack" camunda:historyTimeToLive="1">
            <variable id="V" name="out"/>
            <literalExpression id="L" expressionLanguage="juel"><text>%s</text></literalExpression>
          </decision>
        </definitions>
        """
            .formatted(EL);
    assertThatThrownBy(
        () -> {
          engine.getRepositoryService().createDeployment().addString("a.dmn", table).deploy();
          engine.getDecisionService().evaluateDecisionByKey("attack").evaluate();
        });
    assertThat(MARKER).doesNotExist();
  }

  @Test
  void shouldRefuseExpressionsInQueries() {
    assertThatThrownBy(
        () -> engine.getTaskService().createTaskQuery().taskAssigneeExpression(EL).list());
    assertThat(MARKER).doesNotExist();
  }

  @Test
  void shouldKeepLittleAndChangeNoSchema() {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    assertThat(configuration.getHistoryLevel().getName()).isEqualTo("activity");
    assertThat(configuration.getHistoryRemovalTimeStrategy()).isEqualTo("none");
    assertThat(configuration.getDatabaseSchemaUpdate()).isEqualTo("false");
    assertThat(configuration.getDefaultSerializationFormat()).isEqualTo("application/json");
    assertThat(configuration.isEnableExpressionsInStoredQueries()).isFalse();
    assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
    assertThat(configuration.isHistoryCleanupEnabled())
        .as("it would wait for a second connection")
        .isFalse();
    assertThat(configuration.getJobExecutor().getMaxWait()).isLessThanOrEqualTo(2_000);
    assertThat(engine.getIdentityService().createUserQuery().count()).isZero();
  }
}
