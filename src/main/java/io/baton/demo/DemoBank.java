package io.baton.demo;

import io.baton.access.Branches;
import io.baton.shared.BatonClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Loads the demo bank at the first start. Branches and users are there before the application
 * counts as ready; the customers follow in the background. An interrupted load goes on at the next
 * start, a finished one never runs again, and the size decided first stays.
 */
@Component
@WithDemoBank
@Order(100)
class DemoBank implements ApplicationRunner, DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(DemoBank.class);

  private final DemoSize size;
  private final ZoneId zone;
  private final BatonClock clock;
  private final Branches branches;
  private final DemoUsers users;
  private final DemoMemory memory;
  private final DemoLoading loading;
  private final ObjectProvider<LoadingStep> steps;
  private @Nullable Thread thread;

  DemoBank(
      Environment environment,
      @Value("${baton.zone}") ZoneId zone,
      BatonClock clock,
      Branches branches,
      DemoUsers users,
      DemoMemory memory,
      DemoLoading loading,
      ObjectProvider<LoadingStep> steps) {
    this.size = DemoSize.of(environment);
    this.zone = zone;
    this.clock = clock;
    this.branches = branches;
    this.users = users;
    this.memory = memory;
    this.loading = loading;
    this.steps = steps;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!branches.exists(DemoBranches.CITY)) {
      branches.putAll(DemoBranches.all());
    }
    users.make();
    LoadingStep.Bank bank = memory.decide(size, LocalDate.ofInstant(clock.now(), zone));
    if (bank.customers() != size.customers()) {
      log.info(
          "demo bank: stays at {} customers; another size needs another data directory",
          bank.customers());
    }
    if (bank.customers() > 0) {
      Thread started = new Thread(() -> load(bank), "demo-bank");
      started.setDaemon(true);
      thread = started;
      started.start();
    }
  }

  private void load(LoadingStep.Bank bank) {
    long began = System.nanoTime();
    try {
      List<LoadingStep> ahead = steps.orderedStream().filter(step -> !memory.isDone(step)).toList();
      for (LoadingStep step : ahead) {
        loading.at(step.name(), 0, 1);
        step.run(bank, loading::at);
        memory.done(step);
      }
      if (!ahead.isEmpty()) {
        log.info(
            "demo bank: {} customers loaded in {} s",
            "%,d".formatted(bank.customers()),
            (System.nanoTime() - began) / 1_000_000_000);
      }
    } catch (RuntimeException e) {
      log.error("demo bank: loading stopped; it goes on at the next start", e);
    } finally {
      loading.finished();
    }
  }

  /** The step under way fails when its connections close; it runs again at the next start. */
  @Override
  public void destroy() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
