package io.baton.source;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What everybody may see of an import while it runs, and what stays of one that comes to nothing.
 * Written by a thread of its own: whoever imports holds a connection and locks, and may not wait
 * for a second connection that others, who wait for those locks, do not give back.
 */
final class ImportNotes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ImportNotes.class);

  private final ImportBook book;
  private final long id;
  private final AtomicBoolean saying = new AtomicBoolean();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          run -> {
            Thread thread = new Thread(run, "import-notes");
            thread.setDaemon(true);
            return thread;
          });

  ImportNotes(ImportBook book, long id) {
    this.book = book;
    this.id = id;
  }

  /** How far it is; left out where the one before has not been written yet. */
  void progress(ImportBook.Progress progress) {
    if (saying.compareAndSet(false, true)) {
      write(
          () -> {
            saying.set(false);
            book.progress(id, progress);
          });
    }
  }

  void last(ImportBook.Progress progress) {
    write(() -> book.progress(id, progress));
  }

  void reject(int firstNumber, List<Rejection> rejections) {
    List<Rejection> all = List.copyOf(rejections);
    write(() -> book.reject(id, firstNumber, all));
  }

  private void write(Runnable note) {
    writer.execute(
        () -> {
          try {
            note.run();
          } catch (RuntimeException e) {
            log.error("import {}: what was read or rejected could not be written down", id, e);
          }
        });
  }

  /** Waits until all is written; to be called when the import holds nothing any more. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(10, TimeUnit.MINUTES)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      writer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
