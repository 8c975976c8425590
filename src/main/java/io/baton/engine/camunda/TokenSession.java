package io.baton.engine.camunda;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * What has to be remembered between two steps of one engine command: which cohort goes down which
 * flow, and which instances have moved, because a token that ends or turns off may be the one a
 * join was waiting for.
 */
final class TokenSession implements Session, CommandContextListener {
  private final Map<String, Long> routes = new HashMap<>();
  private final Set<ExecutionEntity> moved = new LinkedHashSet<>();
  private final Set<String> locked = new LinkedHashSet<>();

  static TokenSession current() {
    return Context.getCommandContext().getSession(TokenSession.class);
  }

  void route(Token token, String flowId, long cohortId) {
    routes.put(token.processInstanceId() + '/' + flowId, cohortId);
  }

  @Nullable Long takeRoute(Token token, String flowId) {
    return routes.remove(token.processInstanceId() + '/' + flowId);
  }

  void moved(Token token) {
    moved.add(token.execution().getProcessInstance());
  }

  /** Whether this is the first time the command meets the instance. */
  boolean meets(String processInstanceId) {
    return locked.add(processInstanceId);
  }

  @Override
  public void onCommandContextClose(CommandContext context) {
    while (!moved.isEmpty()) {
      ExecutionEntity instance = moved.iterator().next();
      moved.remove(instance);
      if (!instance.isEnded()) {
        GatewayBehavior.joinWhereNobodyElseCanCome(instance);
      }
    }
  }

  @Override
  public void onCommandFailed(CommandContext context, Throwable failure) {
    routes.clear();
  }

  @Override
  public void flush() {
    // Everything is written where it happens.
  }

  @Override
  public void close() {
    routes.clear();
  }
}
