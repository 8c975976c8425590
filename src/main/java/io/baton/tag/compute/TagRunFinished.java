package io.baton.tag.compute;

import java.time.LocalDate;
import java.util.List;

/**
 * A run came to its end, and its values are published.
 *
 * @param computed codes of the tags that have new values
 */
public record TagRunFinished(long run, LocalDate asOf, List<String> computed) {
  public TagRunFinished {
    computed = List.copyOf(computed);
  }
}
