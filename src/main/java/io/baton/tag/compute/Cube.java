package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.source.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Many definitions over one table in a single scan.
 *
 * <p>The engine sums up each customer's rows by day and by the columns that the definitions test
 * for equality. What comes back is read once, customer by customer: a row is added to every cell (a
 * combination of tested values) it belongs to, in the bucket of the smallest window that holds its
 * day. Windows end at the same day, so that each one is the sum of the buckets up to its own. A
 * scan and a pass over sorted rows therefore answer thousands of tags, where a query a tag scans
 * and groups thousands of times.
 */
final class Cube {
  /** Values under construction at a time, 8 bytes each; decides how many scans there are. */
  private static final long VALUES = 32_000_000;

  private static final int BLOCK = 65_536;

  private final FactTable table;
  private final TagEngine engine;
  private final LocalDate asOf;
  private final List<Member> members = new ArrayList<>();
  private final List<String> dimensions;
  private final List<String> measures;
  private final int[] windows;
  private final List<Map<String, String>> cells = new ArrayList<>();

  /** A tag to be computed here. */
  record Wanted(String code, TagDefinition definition) {}

  private record Member(Field field, Aggregate aggregate, int measure, int cell, int window) {}

  private Cube(List<Wanted> wanted, FactTable table, TagEngine engine, LocalDate asOf) {
    this.table = table;
    this.engine = engine;
    this.asOf = asOf;
    Set<String> tested = new TreeSet<>();
    Set<String> measured = new LinkedHashSet<>();
    Set<Integer> lengths = new TreeSet<>();
    for (Wanted one : wanted) {
      tested.addAll(tests(one.definition()).keySet());
      lengths.add(days(one.definition()));
      String measure = measure(one.definition().aggregate());
      if (measure != null) {
        measured.add(measure);
      }
    }
    dimensions = List.copyOf(tested);
    measures = List.copyOf(measured);
    windows = lengths.stream().mapToInt(Integer::intValue).toArray();
    Map<Map<String, String>, Integer> places = new HashMap<>();
    for (Wanted one : wanted) {
      Map<String, String> tests = tests(one.definition());
      int cell =
          places.computeIfAbsent(
              tests,
              each -> {
                cells.add(each);
                return cells.size() - 1;
              });
      members.add(
          new Member(
              DefinitionSql.result(one.code(), one.definition(), table),
              one.definition().aggregate(),
              place(measure(one.definition().aggregate())),
              cell,
              Arrays.binarySearch(windows, days(one.definition()))));
    }
  }

  /** Whether a definition can be computed together with others of its table. */
  static boolean fits(TagDefinition definition, FactTable table) {
    if (table.day() == null) {
      return false;
    }
    Aggregate aggregate = definition.aggregate();
    String measure = measure(aggregate);
    boolean known =
        aggregate instanceof Aggregate.Count
            || (measure != null
                && table.column(measure).filter(c -> c.type() == FieldType.NUMBER).isPresent())
            || ofDay(aggregate, table);
    return known && (definition.where() == null || leaves(definition.where(), table) != null);
  }

  private static boolean ofDay(Aggregate aggregate, FactTable table) {
    return (aggregate instanceof Aggregate.Distinct distinct
            && distinct.measure().equals(table.day()))
        || (aggregate instanceof Aggregate.Max max && max.measure().equals(table.day()));
  }

  /**
   * Computes them all; the order of the columns is that of the list.
   *
   * @param wanted each of which {@link #fits}
   * @param customers how many ids there are, roughly
   */
  static void compute(
      List<Wanted> wanted,
      FactTable table,
      TagEngine engine,
      LocalDate asOf,
      long customers,
      Consumer<Column> sink) {
    long blocks = customers / BLOCK + 1;
    int together = (int) Math.max(1, VALUES / (blocks * BLOCK));
    for (int from = 0; from < wanted.size(); from += together) {
      List<Wanted> some = wanted.subList(from, Math.min(wanted.size(), from + together));
      new Cube(some, table, engine, asOf).compute(sink);
    }
  }

  private static @Nullable String measure(Aggregate aggregate) {
    if (aggregate instanceof Aggregate.Sum sum) {
      return sum.measure();
    } else if (aggregate instanceof Aggregate.Max max) {
      return max.measure();
    } else if (aggregate instanceof Aggregate.Min min) {
      return min.measure();
    }
    return aggregate instanceof Aggregate.Avg avg ? avg.measure() : null;
  }

  private static int days(TagDefinition definition) {
    return definition.days() == null ? Integer.MAX_VALUE : definition.days();
  }

  private static @Nullable List<Rule.Leaf> leaves(Rule where, FactTable table) {
    List<Rule> rules = where instanceof Rule.All all ? all.rules() : List.of(where);
    Map<String, Rule.Leaf> leaves = new HashMap<>();
    for (Rule rule : rules) {
      if (!(rule instanceof Rule.Leaf leaf)
          || leaf.operator() != Operator.EQ
          || !(leaf.values().get(0) instanceof Literal.Text)
          || table.column(leaf.field()).filter(c -> c.type() == FieldType.ENUM).isEmpty()
          || leaves.put(leaf.field(), leaf) != null) {
        return null;
      }
    }
    return List.copyOf(leaves.values());
  }

  private Map<String, String> tests(TagDefinition definition) {
    Map<String, String> tests = new HashMap<>();
    if (definition.where() != null) {
      List<Rule.Leaf> leaves = leaves(definition.where(), table);
      if (leaves == null) {
        throw new IllegalArgumentException("a definition that does not fit a cube");
      }
      leaves.forEach(leaf -> tests.put(leaf.field(), ((Literal.Text) leaf.values().get(0)).text()));
    }
    return tests;
  }

  private int place(@Nullable String measure) {
    return measure == null ? -1 : measures.indexOf(measure);
  }

  private boolean isDay(int measure) {
    return measure >= 0 && measures.get(measure).equals(table.day());
  }

  /** Rows: customer, age in days, the tested values, count; then four numbers a measure. */
  private String select() {
    String day = Warehouse.name(String.valueOf(table.day()));
    String age = engine.dialect().epochDay(day);
    StringBuilder groups = new StringBuilder("_customer, " + age);
    dimensions.forEach(each -> groups.append(", ").append(Warehouse.name(each)));
    StringBuilder select = new StringBuilder("select ").append(groups).append(", count(*)");
    for (int i = 0; i < measures.size(); i++) {
      if (!isDay(i)) {
        String value =
            DefinitionSql.scaled(table.column(measures.get(i)).orElseThrow(), engine.dialect());
        select.append(
            ", count(%1$s), cast(sum(%1$s) as bigint), min(%1$s), max(%1$s)".formatted(value));
      }
    }
    int longest = windows[windows.length - 1];
    select
        .append(" from ")
        .append(table.relation())
        .append(" as facts where ")
        .append(day)
        .append(" <= date '")
        .append(asOf)
        .append("'");
    if (longest != Integer.MAX_VALUE) {
      select
          .append(" and ")
          .append(day)
          .append(" > date '")
          .append(asOf.minusDays(longest))
          .append("'");
    }
    return select + " group by " + groups + " order by 1, 2";
  }

  private void compute(Consumer<Column> sink) {
    List<ColumnBuilder> builders = members.stream().map(m -> ColumnBuilder.of(m.field())).toList();
    Customer customer = new Customer();
    long today = asOf.toEpochDay();
    Map<List<@Nullable String>, int[]> known = new HashMap<>();
    int first = 3 + dimensions.size();
    int[] current = {-1};
    engine.query(
        select(),
        row -> {
          int id = row.getInt(1);
          if (id != current[0]) {
            customer.emit(current[0], builders);
            current[0] = id;
          }
          List<@Nullable String> values = new ArrayList<>(dimensions.size());
          for (int i = 0; i < dimensions.size(); i++) {
            values.add(row.getString(3 + i));
          }
          int[] touched = known.computeIfAbsent(values, this::cellsOf);
          long day = row.getLong(2);
          int bucket = bucket(today - day);
          long rows = row.getLong(first);
          for (int cell : touched) {
            customer.rows(cell, bucket, day, rows);
          }
          int at = first + 1;
          for (int m = 0; m < measures.size(); m++) {
            if (isDay(m)) {
              continue;
            }
            long count = row.getLong(at);
            if (count > 0) {
              long sum = row.getLong(at + 1);
              long min = row.getLong(at + 2);
              long max = row.getLong(at + 3);
              for (int cell : touched) {
                customer.values(cell, bucket, m, count, sum, min, max);
              }
            }
            at += 4;
          }
        });
    customer.emit(current[0], builders);
    builders.forEach(builder -> sink.accept(builder.build()));
  }

  private int[] cellsOf(List<@Nullable String> values) {
    List<Integer> touched = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      boolean all =
          cells.get(cell).entrySet().stream()
              .allMatch(
                  test -> test.getValue().equals(values.get(dimensions.indexOf(test.getKey()))));
      if (all) {
        touched.add(cell);
      }
    }
    return touched.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The smallest window that holds a day of that age. */
  private int bucket(long age) {
    int bucket = 0;
    while (age >= windows[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /** One customer's sums, reused for the next. */
  private final class Customer {
    private final int buckets = windows.length;
    private final long[] rows = new long[cells.size() * buckets];
    private final long[] days = new long[cells.size() * buckets];
    private final long[] last = new long[cells.size() * buckets];
    private final long[] seen = new long[cells.size()];
    private final boolean[] touched = new boolean[cells.size()];
    private final long[][] counts = new long[measures.size()][cells.size() * buckets];
    private final long[][] sums = new long[measures.size()][cells.size() * buckets];
    private final long[][] least = new long[measures.size()][cells.size() * buckets];
    private final long[][] most = new long[measures.size()][cells.size() * buckets];
    private final List<List<Integer>> ofCell = new ArrayList<>();

    Customer() {
      cells.forEach(cell -> ofCell.add(new ArrayList<>()));
      for (int i = 0; i < members.size(); i++) {
        ofCell.get(members.get(i).cell()).add(i);
      }
      for (int cell = 0; cell < touched.length; cell++) {
        clear(cell);
      }
    }

    /** Days come in ascending order. */
    void rows(int cell, int bucket, long day, long count) {
      int at = cell * buckets + bucket;
      touched[cell] = true;
      rows[at] += count;
      last[at] = Math.max(last[at], day);
      if (seen[cell] != day) {
        seen[cell] = day;
        days[at]++;
      }
    }

    void values(int cell, int bucket, int measure, long count, long sum, long min, long max) {
      int at = cell * buckets + bucket;
      counts[measure][at] += count;
      sums[measure][at] += sum;
      least[measure][at] = Math.min(least[measure][at], min);
      most[measure][at] = Math.max(most[measure][at], max);
    }

    void emit(int customer, List<ColumnBuilder> builders) {
      for (int cell = 0; cell < touched.length; cell++) {
        if (touched[cell]) {
          accumulate(cell);
          for (int member : ofCell.get(cell)) {
            emit(customer, members.get(member), builders.get(member));
          }
          clear(cell);
        }
      }
    }

    private void emit(int customer, Member member, ColumnBuilder builder) {
      int at = member.cell() * buckets + member.window();
      Aggregate aggregate = member.aggregate();
      if (rows[at] == 0) {
        return;
      }
      if (aggregate instanceof Aggregate.Count) {
        builder.putLong(customer, rows[at]);
      } else if (aggregate instanceof Aggregate.Distinct) {
        builder.putLong(customer, days[at]);
      } else if (isDay(member.measure())) {
        builder.putLong(customer, last[at]);
      } else if (counts[member.measure()][at] > 0) {
        builder.putLong(customer, value(aggregate, member.measure(), at));
      }
    }

    private long value(Aggregate aggregate, int measure, int at) {
      if (aggregate instanceof Aggregate.Sum) {
        return sums[measure][at];
      } else if (aggregate instanceof Aggregate.Max) {
        return most[measure][at];
      } else if (aggregate instanceof Aggregate.Min) {
        return least[measure][at];
      }
      long dividend = Math.multiplyExact(sums[measure][at], 100L);
      long count = counts[measure][at];
      long magnitude = (2 * Math.abs(dividend) + count) / (2 * count);
      return dividend < 0 ? -magnitude : magnitude;
    }

    /** A window holds the buckets before its own. */
    private void accumulate(int cell) {
      for (int at = cell * buckets + 1; at < (cell + 1) * buckets; at++) {
        rows[at] += rows[at - 1];
        days[at] += days[at - 1];
        last[at] = Math.max(last[at], last[at - 1]);
        for (int m = 0; m < counts.length; m++) {
          counts[m][at] += counts[m][at - 1];
          sums[m][at] += sums[m][at - 1];
          least[m][at] = Math.min(least[m][at], least[m][at - 1]);
          most[m][at] = Math.max(most[m][at], most[m][at - 1]);
        }
      }
    }

    private void clear(int cell) {
      int from = cell * buckets;
      int to = from + buckets;
      touched[cell] = false;
      seen[cell] = Long.MIN_VALUE;
      Arrays.fill(rows, from, to, 0);
      Arrays.fill(days, from, to, 0);
      Arrays.fill(last, from, to, Long.MIN_VALUE);
      for (int m = 0; m < counts.length; m++) {
        Arrays.fill(counts[m], from, to, 0);
        Arrays.fill(sums[m], from, to, 0);
        Arrays.fill(least[m], from, to, Long.MAX_VALUE);
        Arrays.fill(most[m], from, to, Long.MIN_VALUE);
      }
    }
  }
}
