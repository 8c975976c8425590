package io.baton.tag.compute;

import io.baton.shared.Background;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Computes on all cores what one thread then uses in order, a few ahead of it and no more. */
final class Ahead {
  private Ahead() {}

  /** The same for what needs no closing. */
  static <T, R> boolean each(List<T> items, Function<T, R> compute, Predicate<R> use) {
    return each(items, compute, use, unused -> {});
  }

  /**
   * Ends early where {@code use} says false or the thread is interrupted, and in any case only when
   * nothing is being computed any more.
   *
   * @param unused takes what was computed and is not used because of an early end
   * @return whether all were used
   * @throws RuntimeException what {@code compute} or {@code use} threw
   */
  static <T, R> boolean each(
      List<T> items, Function<T, R> compute, Predicate<R> use, Consumer<R> unused) {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(cores, Background.threads("ahead"));
    Deque<Future<R>> ahead = new ArrayDeque<>();
    Iterator<T> rest = items.iterator();
    try {
      boolean goesOn = true;
      while (goesOn && (rest.hasNext() || !ahead.isEmpty())) {
        while (ahead.size() < cores && rest.hasNext()) {
          T item = rest.next();
          ahead.add(workers.submit(() -> compute.apply(item)));
        }
        // A result that is ready is handed out without a look at the interruption.
        goesOn = use.test(ahead.remove().get()) && !Thread.currentThread().isInterrupted();
      }
      return goesOn;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      end(workers);
      ahead.forEach(future -> discard(future, unused));
    }
  }

  /** It is done: the workers have ended. */
  private static <R> void discard(Future<R> future, Consumer<R> unused) {
    boolean interrupted = Thread.interrupted();
    try {
      unused.accept(future.get());
    } catch (InterruptedException | ExecutionException e) {
      // Nothing was made that would have to go.
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void end(ExecutorService workers) {
    workers.shutdown();
    boolean interrupted = Thread.interrupted();
    while (!workers.isTerminated()) {
      try {
        workers.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
