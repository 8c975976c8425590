package io.baton.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kind of contact it is: everything a cap can count by.
 *
 * @param product null where the campaign names none
 */
public record Contact(long campaignId, String channel, String purpose, @Nullable String product) {
  private static final String CHANNEL = "c:";

  /** The counters in which this contact counts. */
  List<String> counters() {
    List<String> counters = new ArrayList<>();
    counters.add(CHANNEL + channel);
    counters.add("p:" + purpose);
    counters.add("k:" + campaignId);
    if (product != null) {
      counters.add("r:" + product);
    }
    return counters;
  }

  /** Whether a cap of that scope, asked for this contact, counts what the counter holds. */
  boolean counts(Cap.Scope scope, String counter) {
    return switch (scope) {
      case ALL -> counter.startsWith(CHANNEL);
      case CHANNEL -> counter.equals(CHANNEL + channel);
      case PURPOSE -> counter.equals("p:" + purpose);
      case CAMPAIGN -> counter.equals("k:" + campaignId);
      case PRODUCT -> product != null && counter.equals("r:" + product);
    };
  }

  /** The same question for another contact itself. */
  boolean counts(Cap.Scope scope, Contact other) {
    return other.counters().stream().anyMatch(counter -> counts(scope, counter));
  }
}
