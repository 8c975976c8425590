package io.baton.engine.camunda;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.engine.Scope;
import io.baton.shared.ClockMoved;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works off long steps, a chunk to a transaction. The row lock of the step is held for as long as
 * its chunk is worked on: no two nodes ever share a step, and a node that dies lets go of it with
 * its connection, so the next one takes over at the first chunk that is not committed. The
 * transaction of the last chunk moves the token on.
 */
@Component
class StepWorker implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StepWorker.class);
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Steps steps;
  private final StepRunner runner;
  private final StepSettings settings;
  private final Cohorts cohorts;
  private final Processes processes;
  private final RuntimeService engine;
  private final TransactionTemplate transactions;
  private final WorkBell bell;
  private final EarlyResponses early;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  StepWorker(
      Steps steps,
      StepRunner runner,
      StepSettings settings,
      Cohorts cohorts,
      Processes processes,
      RuntimeService engine,
      PlatformTransactionManager transactions,
      WorkBell bell,
      EarlyResponses early) {
    this.steps = steps;
    this.runner = runner;
    this.settings = settings;
    this.cohorts = cohorts;
    this.processes = processes;
    this.engine = engine;
    this.transactions = new TransactionTemplate(transactions);
    this.bell = bell;
    this.early = early;
  }

  /**
   * Works on one chunk of the step that has been due longest.
   *
   * @return whether there was one
   */
  boolean workOnce() {
    Step[] taken = new Step[1];
    try {
      return Boolean.TRUE.equals(
          transactions.execute(
              status -> {
                Optional<Step> due = steps.takeDue();
                due.ifPresent(
                    step -> {
                      taken[0] = step;
                      work(step);
                    });
                return due.isPresent();
              }));
    } catch (RuntimeException failure) {
      if (taken[0] == null) {
        throw failure;
      }
      Step step = taken[0];
      transactions.executeWithoutResult(status -> runner.failed(step, failure));
      return true;
    }
  }

  /** In the transaction that moves the clock. */
  @EventListener
  void moved(ClockMoved event) {
    steps.lookAgain();
  }

  private void work(Step step) {
    CustomerSet chunk = chunk(step);
    StepVariables variables =
        new StepVariables(name -> engine.getVariable(step.executionId(), name));
    CustomerSet goesOn =
        runner.run(step, chunk, variables, () -> engine.getVariables(step.executionId()));
    if (!variables.changes().isEmpty()) {
      engine.setVariables(step.processInstanceId(), variables.changes());
    }
    if (goesOn.size() < chunk.size()) {
      steps.leaveHere(step, chunk.minus(goesOn));
    }
    if (step.scope() == Scope.JOURNEY && step.done() + chunk.size() < step.total()) {
      steps.advanced(step, chunk.size());
    } else {
      moveOn(step);
    }
  }

  private CustomerSet chunk(Step step) {
    if (step.cohortId() == null) {
      return CustomerSet.empty();
    }
    CustomerSet all = cohorts.members(step.cohortId());
    boolean whole = step.kind() == Step.Kind.DECISION || !runner.chunked(step.work());
    return whole ? all : all.slice(step.done(), settings.chunk());
  }

  private void moveOn(Step step) {
    steps.finished(step);
    if (processes.lock(step.processInstanceId())) {
      engine.signal(step.executionId(), "done", whoGoesOn(step), null);
    }
  }

  private TaskBehavior.StepDone whoGoesOn(Step step) {
    CustomerSet leavers = steps.takeLeavers(step);
    if (leavers.isEmpty() || step.cohortId() == null) {
      return new TaskBehavior.StepDone(null);
    }
    CustomerSet goesOn = cohorts.members(step.cohortId()).minus(leavers);
    return goesOn.isEmpty()
        ? TaskBehavior.StepDone.nobody()
        : new TaskBehavior.StepDone(cohorts.store(goesOn, step.processInstanceId()).id());
  }

  @Override
  public synchronized void start() {
    running = true;
    for (int i = 1; i <= settings.threads(); i++) {
      Thread thread = new Thread(this::loop, "baton-step-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void loop() {
    while (running) {
      try {
        if (!workOnce() && !early.deliverOne()) {
          bell.await(IDLE);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (running) {
          LOG.warn("step worker goes on after a failure", e);
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      bell.await(IDLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the chunk that is being worked on finish. */
  @Override
  public synchronized void stop() {
    running = false;
    for (Thread thread : threads) {
      bell.ring();
      join(thread);
    }
    threads.clear();
  }

  private static void join(@Nullable Thread thread) {
    try {
      if (thread != null) {
        thread.join(Duration.ofSeconds(20).toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
