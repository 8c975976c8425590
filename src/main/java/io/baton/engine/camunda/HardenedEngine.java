package io.baton.engine.camunda;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * How the engine is set up: nothing in a document is executed, nothing is written that is not read,
 * and an embedded engine answers within two seconds. Comes last of the plug-ins, so that no
 * property of the environment switches any of it off.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class HardenedEngine extends AbstractProcessEnginePlugin {
  private static final int LONGEST_WAIT_MILLIS = 2_000;

  private final CohortParseListener cohorts;
  private final TokenMoves moves;

  HardenedEngine(CohortParseListener cohorts, TokenMoves moves) {
    this.cohorts = cohorts;
    this.moves = moves;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setExpressionManager(new LiteralExpressions());
    engine.setScriptFactory(new NoScripts());
    engine.setScriptEngineResolver(new NoScripts.Engines());
    engine.setBpmnParseFactory(new CodeRefusal());
    engine.setEnableScriptCompilation(false);
    engine.setEnableFetchScriptEngineFromProcessApplication(false);
    engine.setEnableExpressionsInAdhocQueries(false);
    engine.setEnableExpressionsInStoredQueries(false);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setJavaSerializationFormatEnabled(false);
    engine.setDefaultSerializationFormat("application/json");
    engine.setEnableXxeProcessing(false);
    engine.setAuthorizationEnabled(false);
    engine.setCmmnEnabled(false);
    engine.setTenantCheckEnabled(false);
    listen(engine);
    keepLittle(engine);
    answerSoon(engine);
  }

  private void listen(ProcessEngineConfigurationImpl engine) {
    List<BpmnParseListener> listeners = new ArrayList<>();
    if (engine.getCustomPostBPMNParseListeners() != null) {
      listeners.addAll(engine.getCustomPostBPMNParseListeners());
    }
    listeners.add(cohorts);
    engine.setCustomPostBPMNParseListeners(listeners);
    List<SessionFactory> sessions = new ArrayList<>();
    if (engine.getCustomSessionFactories() != null) {
      sessions.addAll(engine.getCustomSessionFactories());
    }
    sessions.add(moves);
    engine.setCustomSessionFactories(sessions);
  }

  /**
   * The engine's own clean-up is off: it opens a second connection while it holds one, so that a
   * node that has none left would wait for itself. {@link ForgettingEnded} does it.
   */
  private static void keepLittle(ProcessEngineConfigurationImpl engine) {
    engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
    engine.setHistory(HistoryLevel.HISTORY_LEVEL_ACTIVITY.getName());
    engine.setHistoryCleanupEnabled(false);
    engine.setHistoryCleanupStrategy(
        ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
    engine.setHistoryRemovalTimeStrategy(
        ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
    engine.setEnforceHistoryTimeToLive(false);
    engine.setMetricsEnabled(false);
    engine.setTaskMetricsEnabled(false);
  }

  private static void answerSoon(ProcessEngineConfigurationImpl engine) {
    engine.setJobExecutorAcquireByDueDate(true);
    engine.setJobExecutorAcquireExclusiveOverProcessHierarchies(true);
    engine.setFailedJobRetryTimeCycle("PT5S,PT30S,PT2M,PT10M,PT1H");
    JobExecutor jobs = engine.getJobExecutor();
    if (jobs != null) {
      jobs.setWaitTimeInMillis(LONGEST_WAIT_MILLIS / 4);
      jobs.setMaxWait(LONGEST_WAIT_MILLIS);
    }
  }
}
