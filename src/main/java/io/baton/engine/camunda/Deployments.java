package io.baton.engine.camunda;

import io.baton.engine.EngineErrorCode;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Documents handed to the engine, after the gate. A journey is deployed for its campaign alone: the
 * campaign is the tenant, so that two campaigns may use one drawing and one start message.
 */
@Component
class Deployments {
  private final RepositoryService repository;

  Deployments(RepositoryService repository) {
    this.repository = repository;
  }

  String journey(String key, byte[] bpmn, long campaignId) {
    DeploymentBuilder journey =
        repository
            .createDeployment()
            .name(key)
            .tenantId(Long.toString(campaignId))
            .addInputStream(key + ".bpmn", new ByteArrayInputStream(bpmn));
    return deploy(journey).getDeployedProcessDefinitions().get(0).getId();
  }

  /** Nothing happens if the latest version has the same bytes. */
  void lifeCycle(String key, byte[] bpmn) {
    deploy(
        repository
            .createDeployment()
            .name(key)
            .enableDuplicateFiltering(false)
            .addInputStream(key + ".bpmn", new ByteArrayInputStream(bpmn)));
  }

  private static DeploymentWithDefinitions deploy(DeploymentBuilder deployment) {
    try {
      return deployment.deployWithResult();
    } catch (ParseException e) {
      throw refused(
          e.getResorceReports().stream()
              .flatMap(report -> report.getErrors().stream())
              .map(
                  problem ->
                      new Finding(
                          "line %d, column %d".formatted(problem.getLine(), problem.getColumn()),
                          "PROCESS_NOT_BPMN",
                          problem.getMessage()))
              .toList());
    } catch (ExpressionRefused e) {
      throw refused(
          List.of(new Finding("document", "PROCESS_EXPRESSION", "expressions are not allowed")));
    }
  }

  private static BatonException refused(List<Finding> findings) {
    return new BatonException(
        EngineErrorCode.PROCESS_REFUSED, "the engine cannot read this process", findings);
  }

  Optional<String> latestLifeCycle(String key) {
    return Optional.ofNullable(
            repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .singleResult())
        .map(ProcessDefinition::getId);
  }

  byte[] document(String definitionId) {
    try (var document = repository.getProcessModel(definitionId)) {
      return document.readAllBytes();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
