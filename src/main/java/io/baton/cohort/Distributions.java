package io.baton.cohort;

import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Distributions of many fields over one or more groups of customers, counted in one pass: block by
 * block, all fields and all groups of a block while its words are near, all cores. The set of a
 * value, or the comparison of a number with an edge, is read once for all groups; a member is never
 * looked at on his own.
 */
public final class Distributions {
  private final List<Column> columns;
  private final List<Wanted> wanted;
  private final List<CustomerSet> groups;
  private final List<Map<Integer, Blocks.Block>> blocks;

  private Distributions(List<Column> columns, List<Wanted> wanted, List<CustomerSet> groups) {
    this.columns = columns;
    this.wanted = wanted;
    this.groups = groups;
    this.blocks = groups.stream().map(group -> Blocks.of(group).byNumber()).toList();
  }

  /**
   * A field to count.
   *
   * @param edges for NUMBER and DATE, ascending, as {@link Field#number(String)} gives them; none
   *     where only who has a value, and the sum, are of interest
   */
  public record Wanted(String field, List<Long> edges) {
    public Wanted {
      edges = List.copyOf(edges);
      for (int i = 1; i < edges.size(); i++) {
        if (edges.get(i - 1) >= edges.get(i)) {
          throw new IllegalArgumentException("edges ascend");
        }
      }
    }

    public static Wanted of(String field) {
      return new Wanted(field, List.of());
    }
  }

  /**
   * One distribution for every wanted field, in that order. Who is no customer does not count.
   *
   * @throws BatonException RULE_UNKNOWN_FIELD
   */
  public static List<Distribution> of(FieldIndex index, List<Wanted> wanted, CustomerSet group) {
    return of(index, wanted, List.of(group)).get(0);
  }

  /** For every group one distribution for every wanted field; groups may overlap. */
  public static List<List<Distribution>> of(
      FieldIndex index, List<Wanted> wanted, List<CustomerSet> groups) {
    List<Column> columns = wanted.stream().map(one -> index.require(one.field())).toList();
    List<CustomerSet> real = groups.stream().map(group -> group.and(index.everyone())).toList();
    return new Distributions(columns, wanted, real).count();
  }

  private List<List<Distribution>> count() {
    CustomerSet all = groups.stream().reduce(CustomerSet.empty(), CustomerSet::or);
    List<Tally> total = tallies();
    for (List<Tally> some : Blocks.of(all).inRuns(this::tally)) {
      for (int i = 0; i < some.size(); i++) {
        total.get(i).add(some.get(i));
      }
    }
    List<List<Distribution>> byGroup = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      List<Distribution> fields = new ArrayList<>();
      for (Tally tally : total) {
        fields.add(tally.distribution(g, groups.get(g).size()));
      }
      byGroup.add(fields);
    }
    return byGroup;
  }

  private List<Tally> tally(List<Blocks.Block> run) {
    List<Tally> tallies = tallies();
    GroupBlock[] members = new GroupBlock[groups.size()];
    Arrays.setAll(members, g -> new GroupBlock());
    for (Blocks.Block block : run) {
      for (int g = 0; g < members.length; g++) {
        members[g].take(blocks.get(g).get(block.number()));
      }
      tallies.forEach(tally -> tally.count(block.number(), members));
    }
    return tallies;
  }

  private List<Tally> tallies() {
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      tallies.add(
          columns.get(i) instanceof NumberColumn numbers
              ? new NumberTally(numbers, wanted.get(i).edges(), groups.size())
              : new ValueTally((ValueColumn) columns.get(i), groups.size()));
    }
    return tallies;
  }

  /** Running counts of one field. */
  private abstract static class Tally {
    final long[][] counts;

    Tally(int groups, int places) {
      this.counts = new long[groups][places];
    }

    abstract void count(int block, GroupBlock[] members);

    void add(Tally other) {
      for (int g = 0; g < counts.length; g++) {
        for (int i = 0; i < counts[g].length; i++) {
          counts[g][i] += other.counts[g][i];
        }
      }
    }

    abstract Distribution distribution(int group, long size);
  }

  private static final class ValueTally extends Tally {
    private final ValueColumn column;
    private final BlockSet[] sets;
    private final int[] byCode;

    ValueTally(ValueColumn column, int groups) {
      super(groups, column.sets().size() + 1);
      this.column = column;
      this.sets = column.inOrder();
      this.byCode = new int[sets.length + 1];
    }

    @Override
    void count(int block, GroupBlock[] members) {
      int all = 0;
      for (GroupBlock group : members) {
        all += group.count();
      }
      if (!column.field().type().multiple() && column.codes().pays(block, all / members.length)) {
        for (int g = 0; g < members.length; g++) {
          countByCode(block, members[g], counts[g]);
        }
        return;
      }
      for (int i = 0; i < sets.length; i++) {
        sets[i].addCounts(block, members, counts, i);
      }
      column.existing().addCounts(block, members, counts, sets.length);
    }

    private void countByCode(int block, GroupBlock members, long[] counts) {
      Arrays.fill(byCode, 0);
      column.codes().addCounts(block, members, byCode);
      for (int i = 0; i < sets.length; i++) {
        counts[i] += byCode[i + 1];
      }
      counts[sets.length] += members.count() - byCode[0];
    }

    @Override
    Distribution distribution(int group, long size) {
      List<Column.ValueCount> values = new ArrayList<>();
      long known = counts[group][sets.length];
      int place = 0;
      for (String value : column.sets().keySet()) {
        long count = counts[group][place++];
        if (count > 0) {
          values.add(new Column.ValueCount(value, count));
        }
      }
      return new Distribution(
          column.field(), values, List.of(), known, size - known, Optional.empty());
    }
  }

  /** Counts who is below each edge; the buckets are the differences. */
  private static final class NumberTally extends Tally {
    private final NumberColumn column;
    private final long[] edges;
    private final BigInteger[] sums;

    NumberTally(NumberColumn column, List<Long> edges, int groups) {
      super(groups, edges.size() + 1);
      this.column = column;
      this.edges = edges.stream().mapToLong(Long::longValue).toArray();
      this.sums = new BigInteger[groups];
      Arrays.fill(sums, BigInteger.ZERO);
    }

    @Override
    void count(int block, GroupBlock[] members) {
      NumberBlock numbers = column.block(block);
      if (numbers == null) {
        return;
      }
      numbers.count(edges, members, counts, sums);
    }

    @Override
    void add(Tally other) {
      super.add(other);
      for (int g = 0; g < sums.length; g++) {
        sums[g] = sums[g].add(((NumberTally) other).sums[g]);
      }
    }

    @Override
    Distribution distribution(int group, long size) {
      // The last place counts everybody who has a value: the end of the last bucket.
      long[] below = counts[group];
      long known = below[edges.length];
      List<Long> buckets = new ArrayList<>();
      for (int i = 0; i < below.length; i++) {
        buckets.add(below[i] - (i == 0 ? 0 : below[i - 1]));
      }
      return new Distribution(
          column.field(),
          List.of(),
          buckets,
          known,
          size - known,
          column.field().type() == FieldType.NUMBER
              ? Optional.of(new BigDecimal(sums[group], column.field().scale()))
              : Optional.empty());
    }
  }
}
