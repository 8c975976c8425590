package io.baton.dictionary;

import io.baton.dictionary.Dictionary.Stage;
import io.baton.shared.Background;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far long loads are, for everybody to see on any node. Written by a thread of its own: whoever
 * loads holds a connection and locks, and may not wait for a second connection.
 */
@Component
class LoadNotes {
  private static final Logger log = LoggerFactory.getLogger(LoadNotes.class);
  private static final long PAUSE_NANOS = 500_000_000L;

  private final JdbcClient jdbc;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Background.threads("dictionary-notes"));

  LoadNotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Note begin(String dictionary) {
    return begin(dictionary, PAUSE_NANOS);
  }

  /**
   * @param pause nanoseconds before the first note and between two
   */
  Note begin(String dictionary, long pause) {
    return new Note(dictionary, pause);
  }

  @PreDestroy
  void stop() {
    writer.shutdownNow();
  }

  /** Of one load; a short one says nothing. */
  final class Note implements AutoCloseable {
    private final String dictionary;
    private final long pause;
    private final Instant started = Instant.now();
    private final AtomicBoolean saying = new AtomicBoolean();
    private long said = System.nanoTime();
    private boolean written;

    private Note(String dictionary, long pause) {
      this.dictionary = dictionary;
      this.pause = pause;
    }

    /**
     * @param total null where nobody knows it yet
     */
    void at(Stage stage, long done, @Nullable Long total) {
      if (System.nanoTime() - said < pause || !saying.compareAndSet(false, true)) {
        return;
      }
      said = System.nanoTime();
      written = true;
      write(
          () -> {
            saying.set(false);
            jdbc.sql(
                    """
                    INSERT INTO dictionary_loading (dictionary, stage, done, total, started_at)
                    VALUES (:dictionary, :stage, :done, :total, :started)
                    ON CONFLICT (dictionary) DO UPDATE SET stage = :stage, done = :done,
                      total = :total, started_at = :started, seen_at = clock_timestamp()\
                    """)
                .param("dictionary", dictionary)
                .param("stage", stage.name())
                .param("done", done)
                .param("total", total, java.sql.Types.BIGINT)
                .param("started", java.sql.Timestamp.from(started))
                .update();
          });
    }

    @Override
    public void close() {
      if (written) {
        write(
            () ->
                jdbc.sql("DELETE FROM dictionary_loading WHERE dictionary = :dictionary")
                    .param("dictionary", dictionary)
                    .update());
      }
    }

    private void write(Runnable note) {
      writer.execute(
          () -> {
            try {
              note.run();
            } catch (RuntimeException e) {
              log.warn("how far the load of dictionary {} is was not noted", dictionary, e);
            }
          });
    }
  }
}
