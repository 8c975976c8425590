package io.baton.history;

import io.baton.cohort.CompiledRule.ClauseCount;
import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern and who fits each of its leaves, all over one picture of the history.
 *
 * @param leaves in the order in which they stand in the pattern
 */
public record Found(Pattern pattern, List<CustomerSet> leaves, Instant asOf) {
  public Found {
    leaves = List.copyOf(leaves);
  }

  /** Those of the universe who fit. */
  public CustomerSet members(CustomerSet universe) {
    return new Folding(universe).fold(pattern, "");
  }

  /** How many of the universe fit each part, by JSON pointer; the whole comes first. */
  public List<ClauseCount> parts(CustomerSet universe) {
    Folding folding = new Folding(universe);
    folding.fold(pattern, "");
    return folding.counts;
  }

  private final class Folding {
    private final CustomerSet universe;
    private final List<ClauseCount> counts = new ArrayList<>();
    private int leaf;

    Folding(CustomerSet universe) {
      this.universe = universe;
    }

    CustomerSet fold(Pattern part, String place) {
      int own = counts.size();
      counts.add(new ClauseCount(place, 0));
      CustomerSet members;
      if (part instanceof Pattern.All all) {
        members =
            fold(all.parts(), place + "/all").stream().reduce(CustomerSet::and).orElse(universe);
      } else if (part instanceof Pattern.Any any) {
        members =
            fold(any.parts(), place + "/any").stream()
                .reduce(CustomerSet::or)
                .orElse(CustomerSet.empty());
      } else if (part instanceof Pattern.Not not) {
        members = universe.minus(fold(not.part(), place + "/not"));
      } else {
        members = leaves.get(leaf++).and(universe);
      }
      counts.set(own, new ClauseCount(place, members.size()));
      return members;
    }

    private List<CustomerSet> fold(List<Pattern> parts, String place) {
      List<CustomerSet> sets = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        sets.add(fold(parts.get(i), place + "/" + i));
      }
      return sets;
    }
  }
}
