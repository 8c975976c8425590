package io.baton.grouping;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Distribution;
import io.baton.cohort.Distributions;
import io.baton.cohort.Distributions.Wanted;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Those most like a seed. Everything is counted on sets: how the seed and the others are spread
 * over each tag, then one sum of weights a customer over the tags that differ beyond chance.
 * Correlated tags count more than once; the limit on their number keeps that in bounds, and order
 * is all that is asked of the sums.
 */
final class Expansion {
  private static final int RANGES = 10;

  private final FieldIndex index;
  private final CustomerSet seed;
  private final CustomerSet candidates;
  private final Progress progress;

  /**
   * @param candidates who may be chosen: none of the seed
   */
  Expansion(FieldIndex index, CustomerSet seed, CustomerSet candidates, Progress progress) {
    this.index = index;
    this.seed = seed;
    this.candidates = candidates;
    this.progress = progress;
  }

  /**
   * @param cut the lowest sum of weights that was taken, in thousandths
   * @param tied how many have exactly that sum, of whom {@code tiedTaken} were taken by their key
   */
  record Chosen(CustomerSet members, int cut, long tied, long tiedTaken) {}

  /**
   * @param tags codes to look at
   * @param beyond how far beyond chance a tag must differ
   * @param most how many tags to keep
   * @return the most telling first
   */
  List<Evidence> evidence(List<String> tags, double beyond, int most) {
    List<Evidence> found = new ArrayList<>();
    int slice = 50;
    for (int from = 0; from < tags.size(); from += slice) {
      progress.at("counting", from, tags.size());
      List<Wanted> wanted =
          tags.subList(from, Math.min(tags.size(), from + slice)).parallelStream()
              .map(tag -> new Wanted(tag, edges(index.require(tag))))
              .toList();
      List<List<Distribution>> byGroup = Distributions.of(index, wanted, List.of(seed, candidates));
      for (int i = 0; i < wanted.size(); i++) {
        int tag = i;
        found.add(
            Evidence.of(
                Slots.counted(
                    wanted.get(i), byGroup.stream().map(group -> group.get(tag)).toList())));
      }
    }
    return found.stream()
        .filter(each -> each.z() >= beyond && each.bits() > 0)
        .sorted(
            Comparator.comparingDouble(Evidence::bits)
                .reversed()
                .thenComparing(each -> each.field().code()))
        .limit(most)
        .toList();
  }

  private List<Long> edges(Column column) {
    return Slots.edges(column, candidates, RANGES);
  }

  /**
   * @param keys gives the key of every customer of a set: ties go by it
   */
  Chosen choose(
      List<Evidence> evidence, int count, BiConsumer<CustomerSet, ObjIntConsumer<String>> keys) {
    int[] scores = scores(evidence);
    int[] ids = candidates.toArray();
    int[] sorted = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      sorted[i] = scores[ids[i]];
    }
    Arrays.parallelSort(sorted);
    int cut = sorted[sorted.length - Math.min(count, sorted.length)];
    RoaringBitmap above = new RoaringBitmap();
    RoaringBitmap at = new RoaringBitmap();
    for (int id : ids) {
      if (scores[id] > cut) {
        above.add(id);
      } else if (scores[id] == cut) {
        at.add(id);
      }
    }
    CustomerSet members = CustomerSet.ofBitmap(above);
    CustomerSet tied = CustomerSet.ofBitmap(at);
    CustomerSet taken = firstByKey(tied, Math.min(count, ids.length) - members.size(), keys);
    return new Chosen(members.or(taken), cut, tied.size(), taken.size());
  }

  /** One sum a customer, by id. */
  int[] scores(List<Evidence> evidence) {
    int[] ids = candidates.toArray();
    int[] scores = new int[ids.length == 0 ? 0 : ids[ids.length - 1] + 1];
    int done = 0;
    for (Evidence tag : evidence) {
      progress.at("scoring", done++, evidence.size());
      List<List<Rule>> rows =
          tag.slots().stream().map(slot -> List.of(slot.rule(tag.field()))).toList();
      List<CustomerSet> members = RuleGrid.compile(rows, index).each(candidates);
      for (int slot = 0; slot < members.size(); slot++) {
        int weight = tag.weights()[slot];
        if (weight != 0) {
          members.get(slot).forEach(id -> scores[id] += weight);
        }
      }
    }
    return scores;
  }

  private record Keyed(String key, int id) {}

  private static CustomerSet firstByKey(
      CustomerSet tied, long count, BiConsumer<CustomerSet, ObjIntConsumer<String>> keys) {
    if (count >= tied.size()) {
      return tied;
    }
    List<Keyed> keyed = new ArrayList<>();
    keys.accept(tied, (key, id) -> keyed.add(new Keyed(key, id)));
    keyed.sort(Comparator.comparing(Keyed::key));
    return CustomerSet.of(keyed.stream().limit(count).mapToInt(Keyed::id).toArray());
  }
}
