package io.baton.worklist;

import java.time.Instant;

/**
 * Calls of a list that shall not be made any more, as the call centre was told.
 *
 * @param list whose calls these are
 * @param number counts the list's recalls; each repeats all before it
 */
record CallRecall(
    long list, int number, Instant createdAt, String createdBy, int items, String sha256) {
  String name() {
    return list + "/" + number;
  }

  String fileName() {
    return "calls-" + list + "-recall-" + number + ".csv";
  }
}
