package io.baton.tag.compute;

import static io.baton.source.Warehouse.name;

import io.baton.cohort.Field;
import io.baton.shared.Canonical;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reuses what earlier runs summed up by customer and day: only days whose rows changed are asked of
 * the engine again.
 *
 * <p>Each day has a fingerprint of its rows. A row that comes late, changes or goes gives its day
 * another one, so exactly that day is summed up anew. Windows are put together out of days, which
 * holds for counts, sums, least and greatest values and days with a row; how many different values
 * there are does not follow from days, and such tags are computed in full.
 *
 * <p>One object serves one run, over tables that stand still.
 */
final class DayPartials implements CubeRows {
  private static final Logger log = LoggerFactory.getLogger(DayPartials.class);

  private final Path directory;
  private final Map<FactTable, TreeMap<Integer, String>> prints = new HashMap<>();
  private long asked;

  DayPartials(Path directory) {
    this.directory = directory;
  }

  /** How many days were asked of the engine so far. */
  long daysAsked() {
    return asked;
  }

  @Override
  public void read(CubeShape shape, TagEngine engine, LocalDate asOf, Consumer<CubeRow> sink) {
    if (engine.dialect() != Dialect.DUCKDB) {
      DIRECT.read(shape, engine, asOf, sink);
      return;
    }
    try {
      Files.createDirectories(directory);
      merge(shape, engine, asOf, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void merge(CubeShape shape, TagEngine engine, LocalDate asOf, Consumer<CubeRow> sink)
      throws IOException {
    SortedMap<Integer, String> now = days(shape, engine, asOf);
    Path file = directory.resolve(Canonical.sha256(shape.key()) + ".days");
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (PartialsReader before = open(file)) {
      Set<Integer> changed = new TreeSet<>(now.keySet());
      Map<Integer, String> had = before == null ? Map.of() : before.days();
      changed.removeIf(day -> Objects.equals(now.get(day), had.get(day)));
      Set<Integer> kept = new HashSet<>(now.keySet());
      kept.removeAll(changed);
      asked += changed.size();
      try (PartialsWriter writer = new PartialsWriter(draft, now)) {
        Merge merge = new Merge(shape, before, kept, writer, sink);
        if (!changed.isEmpty()) {
          CubeRows.query(shape, engine, asOf, kept.isEmpty() ? null : changed, merge::next);
        }
        merge.rest();
        writer.finish();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static @Nullable PartialsReader open(Path file) {
    try {
      return Files.exists(file) ? PartialsReader.open(file) : null;
    } catch (IOException e) {
      log.warn("sums by day are not whole and are made anew", e);
      return null;
    }
  }

  private SortedMap<Integer, String> days(CubeShape shape, TagEngine engine, LocalDate asOf) {
    TreeMap<Integer, String> all =
        prints.computeIfAbsent(shape.table(), table -> fingerprints(table, engine));
    int last = Math.toIntExact(asOf.toEpochDay());
    int longest = shape.longestDays();
    int first = longest == Integer.MAX_VALUE ? Integer.MIN_VALUE : last - longest + 1;
    return new TreeMap<>(all.subMap(first, true, last, true));
  }

  private static TreeMap<Integer, String> fingerprints(FactTable table, TagEngine engine) {
    StringJoiner columns = new StringJoiner(", ").add("_customer");
    table.columns().stream().map(Field::code).forEach(column -> columns.add(name(column)));
    String day = name(String.valueOf(table.day()));
    TreeMap<Integer, String> prints = new TreeMap<>();
    engine.query(
        "select %s, count(*), cast(sum(hash(%s)) as varchar) from %s as facts where %s is not null group by 1"
            .formatted(Dialect.DUCKDB.epochDay(day), columns, table.relation(), day),
        row -> prints.put(row.getInt(1), row.getLong(2) + ":" + row.getString(3)));
    return prints;
  }

  /** Rows that are kept and rows of the engine, in one order. */
  private static final class Merge {
    private final @Nullable PartialsReader before;
    private final Set<Integer> kept;
    private final PartialsWriter writer;
    private final Consumer<CubeRow> sink;
    private final CubeRow old;
    private boolean more;

    Merge(
        CubeShape shape,
        @Nullable PartialsReader before,
        Set<Integer> kept,
        PartialsWriter writer,
        Consumer<CubeRow> sink)
        throws IOException {
      this.before = before;
      this.kept = kept;
      this.writer = writer;
      this.sink = sink;
      this.old = new CubeRow(shape.measures().size());
      advance();
    }

    private void advance() throws IOException {
      if (before == null) {
        return;
      }
      do {
        more = before.read(old);
      } while (more && !kept.contains(old.day));
    }

    void next(CubeRow row) {
      try {
        while (more && old.isBefore(row)) {
          take();
        }
        writer.write(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      sink.accept(row);
    }

    void rest() throws IOException {
      while (more) {
        take();
      }
    }

    private void take() throws IOException {
      writer.write(old);
      sink.accept(old);
      advance();
    }
  }
}
