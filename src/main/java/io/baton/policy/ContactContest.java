package io.baton.policy;

import java.util.Comparator;
import java.util.List;

/**
 * Which campaign is served first where several want the same customers or the same capacity: the
 * higher priority, then the one that was due earlier, then the one that was created earlier (the
 * smaller number). The last never ties, so the order does not depend on chance.
 */
public final class ContactContest {
  private static final Comparator<Entry> ORDER =
      Comparator.comparingInt(Entry::priority)
          .reversed()
          .thenComparing(entry -> entry.request().at())
          .thenComparing(entry -> entry.request().contact().campaignId())
          .thenComparing(entry -> entry.request().origin());

  private ContactContest() {}

  /** What one campaign wants. */
  public record Entry(int priority, AdmissionRequest request) {}

  static List<Entry> order(List<Entry> entries) {
    return entries.stream().sorted(ORDER).toList();
  }
}
