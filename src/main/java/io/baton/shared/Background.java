package io.baton.shared;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/**
 * Threads whose work can wait for whoever is waiting for an answer: those of a night's run beside
 * those that serve reads. They have the least priority, which Linux heeds where the JVM runs with
 * {@code -XX:ThreadPriorityPolicy=1}; they still get all that nobody else wants.
 */
public final class Background {
  private Background() {}

  /** Daemons of that name. */
  public static ThreadFactory threads(String name) {
    return run -> {
      Thread thread = new Thread(run, name);
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      return thread;
    };
  }

  /**
   * Runs a call on such a thread and waits for it: threads that native code starts there inherit
   * its priority.
   *
   * @throws ExecutionException around what the call threw
   */
  public static <T> T call(String name, Callable<T> call)
      throws ExecutionException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(call);
    threads(name).newThread(task).start();
    return task.get();
  }
}
