package io.baton.tag.compute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One computation of some tags.
 *
 * @param done tags computed or failed so far, of {@code total}
 */
record TagRun(
    long id,
    LocalDate asOf,
    State state,
    boolean cancelling,
    int total,
    int done,
    int failed,
    String startedBy,
    Instant startedAt,
    @Nullable Instant finishedAt) {
  enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /** How far one tag is. */
  enum TagState {
    WAITING,
    DONE,
    FAILED
  }

  /** What became of one tag; {@code problem} says why it kept its last values. */
  record OfTag(
      String tagCode,
      TagState state,
      @Nullable Long known,
      @Nullable String hash,
      @Nullable Long millis,
      @Nullable String problem) {}

  record WithTag(TagRun run, OfTag tag) {}

  record WithTags(TagRun run, List<OfTag> tags) {}
}
