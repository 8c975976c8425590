package io.baton.cohort;

import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

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
    List<Column> columns = wanted.stream().map(one -> column(index, one)).toList();
    List<CustomerSet> real = groups.stream().map(group -> group.and(index.everyone())).toList();
    return new Distributions(columns, wanted, real).count();
  }

  private static Column column(FieldIndex index, Wanted wanted) {
    return index
        .column(wanted.field())
        .orElseThrow(
            () ->
                new BatonException(
                    CohortErrorCode.RULE_UNKNOWN_FIELD, "there is no field " + wanted.field()));
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
    long[][] members = new long[groups.size()][BlockSet.WORDS];
    for (Blocks.Block block : run) {
      for (int g = 0; g < members.length; g++) {
        Blocks.Block of = blocks.get(g).get(block.number());
        if (of == null) {
          Arrays.fill(members[g], 0);
        } else {
          of.copyTo(members[g]);
        }
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
    final long[] known;

    Tally(int groups, int places) {
      this.counts = new long[groups][places];
      this.known = new long[groups];
    }

    abstract void count(int block, long[][] members);

    void add(Tally other) {
      for (int g = 0; g < known.length; g++) {
        known[g] += other.known[g];
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

    ValueTally(ValueColumn column, int groups) {
      super(groups, column.sets().size());
      this.column = column;
      this.sets = column.sets().values().toArray(BlockSet[]::new);
    }

    @Override
    void count(int block, long[][] members) {
      for (int i = 0; i < sets.length; i++) {
        sets[i].addCounts(block, members, counts, i);
      }
      long[][] having = new long[known.length][1];
      column.existing().addCounts(block, members, having, 0);
      for (int g = 0; g < known.length; g++) {
        known[g] += having[g][0];
      }
    }

    @Override
    Distribution distribution(int group, long size) {
      List<Column.ValueCount> values = new ArrayList<>();
      int place = 0;
      for (String value : column.sets().keySet()) {
        long count = counts[group][place++];
        if (count > 0) {
          values.add(new Column.ValueCount(value, count));
        }
      }
      return new Distribution(
          column.field(), values, List.of(), known[group], size - known[group], Optional.empty());
    }
  }

  /** Counts who is below each edge; the buckets are the differences. */
  private static final class NumberTally extends Tally {
    private final NumberColumn column;
    private final long[] edges;
    private final BigInteger[] sums;

    NumberTally(NumberColumn column, List<Long> edges, int groups) {
      super(groups, edges.size());
      this.column = column;
      this.edges = edges.stream().mapToLong(Long::longValue).toArray();
      this.sums = new BigInteger[groups];
      Arrays.fill(sums, BigInteger.ZERO);
    }

    @Override
    void count(int block, long[][] members) {
      NumberBlock numbers = column.block(block);
      if (numbers == null) {
        return;
      }
      long[] found = new long[BlockSet.WORDS];
      numbers.orExists(found);
      for (int g = 0; g < known.length; g++) {
        known[g] += BlockSet.countBoth(found, members[g]);
        if (column.field().type() == FieldType.NUMBER) {
          sums[g] = sums[g].add(numbers.sum(members[g]));
        }
      }
      numbers.countBelow(edges, members, counts);
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
      long[] below =
          LongStream.concat(LongStream.of(counts[group]), LongStream.of(known[group])).toArray();
      List<Long> buckets = new ArrayList<>();
      for (int i = 0; i < below.length; i++) {
        buckets.add(below[i] - (i == 0 ? 0 : below[i - 1]));
      }
      return new Distribution(
          column.field(),
          List.of(),
          buckets,
          known[group],
          size - known[group],
          column.field().type() == FieldType.NUMBER
              ? Optional.of(new BigDecimal(sums[group], column.field().scale()))
              : Optional.empty());
    }
  }
}
