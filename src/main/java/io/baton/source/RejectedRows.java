package io.baton.source;

import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.List;

/** Has the rejections of one import written down, in batches. */
final class RejectedRows {
  private static final int BATCH = 5_000;
  private static final int MOST = 1_000_000;

  private final ImportNotes notes;
  private final List<Rejection> waiting = new ArrayList<>();
  private int written;

  RejectedRows(ImportNotes notes) {
    this.notes = notes;
  }

  int count() {
    return written + waiting.size();
  }

  /**
   * @throws BatonException SOURCE_TOO_MANY_REJECTIONS after a million
   */
  void add(Rejection rejection) {
    waiting.add(rejection);
    if (waiting.size() == BATCH) {
      flush();
    }
    if (count() > MOST) {
      flush();
      throw new BatonException(
          SourceError.SOURCE_TOO_MANY_REJECTIONS,
          "more than a million rows are rejected, so nothing was changed; the mapping is probably wrong");
    }
  }

  void flush() {
    notes.reject(written + 1, waiting);
    written += waiting.size();
    waiting.clear();
  }
}
