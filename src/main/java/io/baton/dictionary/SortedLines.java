package io.baton.dictionary;

import io.baton.shared.Background;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Any number of lines in order, in flat memory: what fills the budget is sorted and written to a
 * file by a second thread, and the files are merged. Equal lines stay in the order they came in.
 */
final class SortedLines implements AutoCloseable {
  private static final int OVERHEAD = 24;
  private static final int BUFFER = 1 << 16;

  private final Path directory;
  private final Comparator<byte[]> order;
  private final long budget;
  private final ExecutorService sorter =
      Executors.newSingleThreadExecutor(Background.threads("dictionary-sort"));
  private final List<Path> runs = new ArrayList<>();
  private final List<InputStream> open = new ArrayList<>();
  private List<byte[]> lines = new ArrayList<>();
  private long bytes;
  private long size;
  private @Nullable Future<?> writing;

  /**
   * @param budget bytes of lines in memory; another budget of them may be on their way to a file
   */
  SortedLines(Path directory, Comparator<byte[]> order, long budget) {
    this.directory = directory;
    this.order = order;
    this.budget = budget;
  }

  void add(byte[] line) {
    lines.add(line);
    size++;
    bytes += line.length + OVERHEAD;
    if (bytes > budget) {
      write();
    }
  }

  long size() {
    return size;
  }

  /** All lines, once; none can be added any more. */
  Iterator<byte[]> sorted() {
    if (runs.isEmpty()) {
      lines.sort(order);
      return lines.iterator();
    }
    write();
    await();
    List<Iterator<byte[]>> sources = new ArrayList<>();
    try {
      for (Path run : runs) {
        InputStream in = Files.newInputStream(run);
        open.add(in);
        sources.add(new FrontCoding.Reader(in, BUFFER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Merge(sources, order);
  }

  private void write() {
    await();
    List<byte[]> full = lines;
    lines = new ArrayList<>(full.size());
    bytes = 0;
    try {
      Path run = Files.createTempFile(Files.createDirectories(directory), "run", "");
      runs.add(run);
      writing =
          sorter.submit(
              () -> {
                full.sort(order);
                write(full, run);
                return null;
              });
    } catch (IOException e) {
      // Not to be taken for a fault of whatever the lines are read from.
      throw new IllegalStateException("sorted lines cannot be written", e);
    }
  }

  private static void write(List<byte[]> lines, Path run) throws IOException {
    FrontCoding.Writer coded = new FrontCoding.Writer();
    try (OutputStream out = Files.newOutputStream(run)) {
      for (byte[] line : lines) {
        coded.add(line);
        if (coded.size() > BUFFER) {
          coded.drain(out);
        }
      }
      coded.drain(out);
    }
  }

  private void await() {
    Future<?> last = writing;
    if (last == null) {
      return;
    }
    try {
      last.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while lines were sorted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("sorted lines cannot be written", e.getCause());
    }
  }

  @Override
  public void close() {
    sorter.shutdownNow();
    try {
      for (InputStream in : open) {
        in.close();
      }
      for (Path run : runs) {
        Files.deleteIfExists(run);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
