package io.baton.tag.compute;

import static io.baton.source.Warehouse.name;

import io.baton.cohort.Field;
import io.baton.shared.Canonical;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
 * <p>One object serves one run, over tables that stand still. Several threads may read different
 * cubes.
 */
final class DayPartials implements CubeRows {
  private static final Logger log = LoggerFactory.getLogger(DayPartials.class);

  private final Path directory;
  private final Map<FactTable, TreeMap<Integer, String>> prints = new ConcurrentHashMap<>();
  private final AtomicLong asked = new AtomicLong();

  DayPartials(Path directory) {
    this.directory = directory;
  }

  /** How many days were asked of the engine so far. */
  long daysAsked() {
    return asked.get();
  }

  @Override
  public StoredRows read(CubeShape shape, TagEngine engine, LocalDate asOf) throws IOException {
    if (engine.dialect() != Dialect.DUCKDB) {
      return DIRECT.read(shape, engine, asOf);
    }
    Files.createDirectories(directory);
    SortedMap<Integer, String> now = days(shape, engine, asOf);
    Path file = directory.resolve(Canonical.sha256(shape.key()) + ".days");
    try (Before before = Before.open(file)) {
      if (before.file() != null && now.equals(before.days())) {
        return new StoredRows(file, shape);
      }
      return merge(shape, engine, asOf, now, before, file);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private StoredRows merge(
      CubeShape shape,
      TagEngine engine,
      LocalDate asOf,
      SortedMap<Integer, String> now,
      Before before,
      Path file)
      throws IOException {
    Set<Integer> changed = new TreeSet<>(now.keySet());
    changed.removeIf(day -> Objects.equals(now.get(day), before.days().get(day)));
    Set<Integer> kept = new HashSet<>(now.keySet());
    kept.removeAll(changed);
    asked.addAndGet(changed.size());
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (PartialsWriter writer = new PartialsWriter(draft, now)) {
      Merge merge = new Merge(shape, before, kept, writer);
      if (!changed.isEmpty()) {
        CubeRows.query(shape, engine, asOf, kept.isEmpty() ? null : changed, merge::next);
      }
      merge.rest();
      writer.finish();
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new StoredRows(file, shape);
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

  /** What an earlier run left; nothing where there is no file, or none that is whole. */
  private record Before(@Nullable FileChannel file, Map<Integer, String> days)
      implements Closeable {
    static Before open(Path path) throws IOException {
      FileChannel file = null;
      try {
        file = FileChannel.open(path);
        PartialsReader.requireWhole(file);
        return new Before(file, new PartialsReader(file).days());
      } catch (NoSuchFileException e) {
        return new Before(null, Map.of());
      } catch (IOException e) {
        log.warn("sums by day are not whole and are made anew", e);
        if (file != null) {
          file.close();
        }
        return new Before(null, Map.of());
      }
    }

    @Nullable PartialsReader rows() throws IOException {
      return file == null ? null : new PartialsReader(file);
    }

    @Override
    public void close() throws IOException {
      if (file != null) {
        file.close();
      }
    }
  }

  /** Rows that are kept and rows of the engine, in one order. */
  private static final class Merge {
    private final @Nullable PartialsReader before;
    private final Set<Integer> kept;
    private final PartialsWriter writer;
    private final CubeRow old;
    private boolean more;

    Merge(CubeShape shape, Before before, Set<Integer> kept, PartialsWriter writer)
        throws IOException {
      this.before = before.rows();
      this.kept = kept;
      this.writer = writer;
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
    }

    void rest() throws IOException {
      while (more) {
        take();
      }
    }

    private void take() throws IOException {
      writer.write(old);
      advance();
    }
  }
}
