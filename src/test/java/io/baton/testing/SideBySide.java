package io.baton.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trials that mostly wait for time to pass, all at once instead of one after another. Each brings a
 * database of its own.
 */
public final class SideBySide {
  private SideBySide() {}

  /** One of them; what it throws fails the test. */
  public interface Trial {
    void run() throws Exception;
  }

  /** Waits for all, also where one has failed: nothing runs on into the next test. */
  public static void run(List<? extends Trial> trials) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(trials.size());
    List<Throwable> failed = new ArrayList<>();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Trial trial : trials) {
        running.add(
            threads.submit(
                () -> {
                  trial.run();
                  return null;
                }));
      }
      for (Future<?> each : running) {
        try {
          each.get();
        } catch (ExecutionException e) {
          failed.add(e.getCause() == null ? e : e.getCause());
        }
      }
    } finally {
      threads.shutdownNow();
    }
    if (!failed.isEmpty()) {
      AssertionError error = new AssertionError(failed.get(0).toString(), failed.get(0));
      failed.subList(1, failed.size()).forEach(error::addSuppressed);
      throw error;
    }
  }
}
