package io.baton.engine.camunda;

import io.baton.cohort.Cohort;
import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What behaviours and listeners do with the cohort on a token, in the engine's transaction. */
@Component
class TokenMoves implements SessionFactory {
  private final Cohorts cohorts;
  private final Counts counts;
  private final Processes processes;
  private final ThreadLocal<@Nullable Consumer<String>> beginning = new ThreadLocal<>();

  TokenMoves(Cohorts cohorts, Counts counts, Processes processes) {
    this.cohorts = cohorts;
    this.counts = counts;
    this.processes = processes;
  }

  @Override
  public Class<?> getSessionType() {
    return TokenSession.class;
  }

  @Override
  public Session openSession() {
    TokenSession session = new TokenSession();
    Context.getCommandContext().registerCommandContextListener(session);
    return session;
  }

  /** Keeps other transactions from moving cohorts of the same instance until this one ends. */
  void lock(Token token) {
    if (TokenSession.current().meets(token.processInstanceId())) {
      processes.lock(token.processInstanceId());
    }
  }

  CustomerSet customers(Token token) {
    return cohorts.members(token.cohortId());
  }

  /** Customers on the token; a life cycle's token counts as one. */
  long size(Token token) {
    return token.carriesCohort() ? cohorts.describe(token.cohortId()).size() : 1;
  }

  /** A set of the token's instance. */
  long store(Token token, CustomerSet customers) {
    return cohorts.store(customers, token.processInstanceId()).id();
  }

  /** A set of its own with everybody on the token, kept as long as the instance. */
  Cohort keep(Token token) {
    return cohorts.store(customers(token), token.processInstanceId());
  }

  /** Its cohort goes with another instance from now on. */
  void handOn(Token token, String processInstanceId) {
    cohorts.handOn(token.cohortId(), processInstanceId);
  }

  /** The next token to take the flow carries this cohort. */
  void route(Token token, String flowId, long cohortId) {
    TokenSession.current().route(token, flowId, cohortId);
  }

  /** Starts an instance; the listener hears of it before its first element is reached. */
  String beginning(Consumer<String> listener, Supplier<String> start) {
    Consumer<String> outer = beginning.get();
    beginning.set(listener);
    try {
      return start.get();
    } finally {
      if (outer == null) {
        beginning.remove();
      } else {
        beginning.set(outer);
      }
    }
  }

  void started(Token token) {
    processes.started(
        token.processInstanceId(),
        token.campaignId(),
        token.scope(),
        token.execution().getProcessDefinitionId());
    TokenSession.current().meets(token.processInstanceId());
    Consumer<String> listener = beginning.get();
    if (listener != null) {
      listener.accept(token.processInstanceId());
    }
  }

  void ended(Token token) {
    processes.ended(token.processInstanceId());
  }

  void entered(Token token) {
    lock(token);
    counts.entered(token.campaignId(), token.scope(), token.elementId(), size(token));
  }

  void left(Token token) {
    left(token, size(token));
  }

  void left(Token token, long customers) {
    counts.left(token.campaignId(), token.scope(), token.elementId(), customers);
    TokenSession.current().moved(token);
  }

  void took(Token token, String flowId) {
    Long routed = TokenSession.current().takeRoute(token, flowId);
    if (routed != null) {
      carry(token.execution(), routed);
    }
    counts.taken(token.campaignId(), token.scope(), flowId, size(token));
    TokenSession.current().moved(token);
  }

  static void carry(ExecutionEntity branch, long cohortId) {
    branch.setVariableLocal(Token.COHORT, cohortId);
  }
}
