package io.baton.demo;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the demo bank knows of itself: its size, its day, and which steps of loading are done. */
@Component
class DemoMemory {
  private final JdbcClient jdbc;
  private volatile LoadingStep.@Nullable Bank known;

  DemoMemory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The bank of an earlier start, or else one of this size and day, from now on. */
  LoadingStep.Bank decide(DemoSize size, LocalDate today) {
    jdbc.sql("INSERT INTO demo_bank (customers, today) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .params(size.customers(), Date.valueOf(today))
        .update();
    return bank().orElseThrow();
  }

  /** Empty before the first load began. */
  Optional<LoadingStep.Bank> bank() {
    LoadingStep.Bank bank = known;
    if (bank == null) {
      bank =
          jdbc.sql("SELECT customers, today FROM demo_bank")
              .query(LoadingStep.Bank.class)
              .optional()
              .orElse(null);
      known = bank;
    }
    return Optional.ofNullable(bank);
  }

  /** Whether the number is one of the demo bank's customers. */
  boolean holds(int number) {
    return number >= 1 && number <= bank().map(LoadingStep.Bank::customers).orElse(0);
  }

  boolean isDone(LoadingStep step) {
    return jdbc.sql("SELECT count(*) FROM demo_step WHERE step = ?")
            .param(step.name())
            .query(Integer.class)
            .single()
        > 0;
  }

  void done(LoadingStep step) {
    jdbc.sql("INSERT INTO demo_step (step) VALUES (?) ON CONFLICT DO NOTHING")
        .param(step.name())
        .update();
  }
}
