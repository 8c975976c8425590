package io.baton.channel.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The peer's book: one line a message taken, only ever appended to, written before the answer
 * leaves. Columns, by tabs: monotonic nanoseconds, key, customer, channel, what was done ({@code
 * EFFECT}, {@code REPEAT}) and what became of it ({@link PeerFaults.Fate}). What a checker compares
 * with the product's ledger.
 */
final class PeerLedger implements AutoCloseable {
  private final FileChannel file;
  private final Set<UUID> known = new HashSet<>();

  record Entry(UUID key, String customer, String channel, PeerFaults.Fate fate) {}

  PeerLedger(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<String> lines = Files.lines(path)) {
        lines.forEach(line -> known.add(UUID.fromString(line.split("\t", -1)[1])));
      }
    }
    file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** True if this key was taken before. */
  synchronized boolean knows(UUID key) {
    return known.contains(key);
  }

  /** One write for all, so that no line is ever half. */
  synchronized void take(List<Entry> entries, boolean forgetKeys) {
    String lines =
        entries.stream()
            .map(
                entry ->
                    String.join(
                        "\t",
                        Long.toString(System.nanoTime()),
                        entry.key().toString(),
                        plain(entry.customer()),
                        plain(entry.channel()),
                        known.add(entry.key()) || forgetKeys ? "EFFECT" : "REPEAT",
                        entry.fate().name()))
            .collect(Collectors.joining("\n", "", "\n"));
    try {
      ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
