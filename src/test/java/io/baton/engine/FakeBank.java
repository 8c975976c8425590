package io.baton.engine;

import io.baton.cohort.Conditions;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.ErrorCode;
import io.baton.shared.Finding;
import io.baton.shared.Kind;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stands in for the modules above the engine. Touches are kept in a table of the same database, so
 * that what is rolled back is gone.
 */
@TestConfiguration(proxyBeanMethods = false)
public class FakeBank {
  enum TouchError implements ErrorCode {
    TOUCH_CHANNEL_CLOSED;

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }
  }

  /** Instances whose customers went on in another. */
  static final Map<String, String> MERGED = new ConcurrentHashMap<>();

  /** Instances of which the engine has said that it forgets them. */
  static final Set<String> FORGOTTEN = ConcurrentHashMap.newKeySet();

  /** What the bank knows of its customers: the members for whom a condition is true. */
  static final Map<String, CustomerSet> TRUE_FOR = new ConcurrentHashMap<>();

  /** Called before a touch is recorded; may throw. By campaign. */
  static final Map<Long, Consumer<TaskCall>> BEFORE_TOUCH = new ConcurrentHashMap<>();

  /** Customers whom policy refuses. By campaign. */
  static final Map<Long, CustomerSet> REFUSED = new ConcurrentHashMap<>();

  static final Map<Long, List<String>> LIFE = new ConcurrentHashMap<>();

  /** Who had a hand in a campaign. */
  static final Map<Long, Map<String, HandsOff.Hand>> HANDS = new ConcurrentHashMap<>();

  static final List<Releases.ReleaseAsked> ASKED = new CopyOnWriteArrayList<>();

  static final List<Releases.ReleaseLapsed> LAPSED = new CopyOnWriteArrayList<>();

  static final Map<String, Object> ROUTING = new ConcurrentHashMap<>();

  @Bean
  BatonClock clock(JdbcClient jdbc) {
    return () -> jdbc.sql("SELECT shared_now()").query(Timestamp.class).single().toInstant();
  }

  @Bean
  ProcessTask touch(JdbcClient jdbc) {
    jdbc.sql(
            "CREATE TABLE IF NOT EXISTS test_touch (campaign_id bigint, element_id text, step bigint,"
                + " chunk int, channel text, members bytea, PRIMARY KEY (step, chunk))")
        .update();
    return task(
        new TaskDescriptor(
            "touch",
            Scope.JOURNEY,
            "触达",
            "Touch",
            "message",
            List.of(
                required("channel", ParameterType.CHANNEL),
                required("template", ParameterType.TEMPLATE),
                new Parameter("purpose", ParameterType.TEXT, true, "目的", "Purpose", "MARKETING")),
            true),
        call -> {
          BEFORE_TOUCH.getOrDefault(call.campaignId(), c -> {}).accept(call);
          jdbc.sql("INSERT INTO test_touch VALUES (?, ?, ?, ?, ?, ?)")
              .params(
                  call.campaignId(),
                  call.elementId(),
                  call.stepNumber(),
                  call.chunk(),
                  call.parameter("channel").orElseThrow(),
                  call.customers().toBytes())
              .update();
          CustomerSet refused = REFUSED.getOrDefault(call.campaignId(), CustomerSet.empty());
          return refused.isEmpty()
              ? TaskResult.done()
              : new TaskResult.Narrowed(call.customers().minus(refused));
        });
  }

  private static Parameter required(String name, ParameterType type) {
    return new Parameter(name, type, true, name, name, null);
  }

  @Bean
  ProcessTask launch() {
    return lifeTask(
        "launch",
        call -> {
          Object definition = call.variable("testJourney");
          if (definition != null) {
            call.setVariable(LifeCycles.JOURNEY_DEFINITION, definition);
            Object cohort = call.variable("testCohort");
            call.setVariable(LifeCycles.JOURNEY_COHORT, cohort == null ? 0L : cohort);
          }
        });
  }

  @Bean
  ProcessTask openTrigger() {
    return lifeTask("open-trigger", call -> {});
  }

  @Bean
  ProcessTask closeTrigger() {
    return lifeTask("close-trigger", call -> {});
  }

  @Bean
  ProcessTask evaluate() {
    return lifeTask("evaluate", call -> {});
  }

  private static ProcessTask lifeTask(String key, Consumer<TaskCall> work) {
    return task(
        new TaskDescriptor(key, Scope.LIFE_CYCLE, key, key, "cog", List.of(), false),
        call -> {
          LIFE.computeIfAbsent(
                  call.campaignId(), id -> Collections.synchronizedList(new ArrayList<>()))
              .add(key);
          work.accept(call);
          return TaskResult.done();
        });
  }

  private interface Work {
    TaskResult run(TaskCall call);
  }

  private static ProcessTask task(TaskDescriptor descriptor, Work work) {
    return new ProcessTask() {
      @Override
      public TaskDescriptor descriptor() {
        return descriptor;
      }

      @Override
      public TaskResult run(TaskCall call) {
        return work.run(call);
      }
    };
  }

  /** Evaluates nothing; the conditions behind it already know. */
  @Bean
  ProcessTask evaluateSoFar() {
    return task(
        new TaskDescriptor(
            "evaluate-so-far", Scope.JOURNEY, "评估", "Evaluate", "evaluate", List.of(), false),
        call -> TaskResult.done());
  }

  @Bean
  HandsOff handsOff() {
    return (campaign, person) ->
        Optional.ofNullable(HANDS.getOrDefault(campaign, Map.of()).get(person));
  }

  @EventListener
  void asked(Releases.ReleaseAsked asked) {
    ASKED.add(asked);
  }

  @EventListener
  void lapsed(Releases.ReleaseLapsed lapsed) {
    LAPSED.add(lapsed);
  }

  @Bean
  ConditionSource conditions() {
    return new ConditionSource() {
      @Override
      public CustomerSet whereTrue(
          String condition, long campaignId, String processInstanceId, CustomerSet among) {
        return TRUE_FOR.getOrDefault(condition, CustomerSet.empty()).and(among);
      }

      @Override
      public List<Finding> check(String condition) {
        try {
          Conditions.parse(condition);
          return List.of();
        } catch (BatonException e) {
          return e.findings();
        }
      }
    };
  }

  @Bean
  CohortDecisions decisions() {
    return new CohortDecisions() {
      @Override
      public void decide(String decisionRef, TaskCall call) {
        // The conditions behind the gateway already know.
      }

      @Override
      public Map<String, Object> decideOnce(
          String decisionRef, long campaignId, Map<String, Object> facts) {
        @Nullable Object levels = facts.get("wantedLevels");
        Map<String, Object> outcome = new HashMap<>();
        outcome.put("approvalLevels", levels == null ? 1 : levels);
        return outcome;
      }

      @Override
      public void merged(String processInstanceId, String into) {
        MERGED.put(processInstanceId, into);
      }

      @Override
      public void forget(Collection<String> processInstanceIds) {
        FORGOTTEN.addAll(processInstanceIds);
      }

      @Override
      public List<Finding> check(String decisionRef) {
        return List.of("channel-priority", "approval-routing").contains(decisionRef)
            ? List.of()
            : List.of(new Finding(decisionRef, "DECISION_UNKNOWN", "there is no such decision"));
      }
    };
  }
}
