package io.baton.source;

import java.util.Set;

/**
 * An import changed a source. Told within the transaction that publishes it, so that what follows
 * from it is published with it or not at all.
 *
 * @param changed names of the columns in which some customer's value is another one now, columns
 *     that are new included
 * @param gone names of the columns that the source has no more
 */
public record SourceImported(String code, Set<String> changed, Set<String> gone) {
  public SourceImported {
    changed = Set.copyOf(changed);
    gone = Set.copyOf(gone);
  }
}
