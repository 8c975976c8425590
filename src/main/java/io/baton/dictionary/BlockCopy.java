package io.baton.dictionary;

import io.baton.shared.Background;
import io.baton.shared.BinaryCopy;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;

/**
 * Writes the blocks of one edition: lines in ascending order, one ordering after the other, by
 * PostgreSQL's binary COPY on the connection of the caller's transaction. Between two lines the
 * connection is free for others, as for the cursors that the lines come from.
 */
final class BlockCopy implements AutoCloseable {
  /** Of lines before they are compressed, to about half of it: four blocks to a page. */
  private static final int BLOCK_BYTES = 3_700;

  /** Blocks on their way through the packing thread. */
  private static final int AHEAD = 64;

  private static final int COPY_BYTES = 1 << 20;
  private static final int COMPRESSION = 4;

  private final Connection connection;
  private final long edition;
  private final FrontCoding.Writer block = new FrontCoding.Writer();
  // Without checksum: PostgreSQL has its own.
  private final Deflater deflater = new Deflater(COMPRESSION, true);
  private final ExecutorService packer =
      Executors.newSingleThreadExecutor(Background.threads("dictionary-pack"));
  private final Deque<Future<Packed>> packing = new ArrayDeque<>();
  private ByteBuffer rows = ByteBuffer.allocate(2 * COPY_BYTES);
  private int ordering;
  private byte[] first = {};
  private byte[] last = {};

  BlockCopy(Connection connection, long edition) {
    this.connection = connection;
    this.edition = edition;
    BinaryCopy.begin(rows);
  }

  void add(int lineOrdering, byte[] line) {
    if (lineOrdering != ordering) {
      endBlock();
      ordering = lineOrdering;
      first = new byte[0];
    } else if (block.size() >= BLOCK_BYTES) {
      endBlock();
      first = Arrays.copyOf(line, Arrays.mismatch(last, line) + 1);
    }
    block.add(line);
    last = line;
  }

  void finish() {
    endBlock();
    while (!packing.isEmpty()) {
      write();
    }
    copy();
  }

  private static final class Packed {
    private final int ordering;
    private final byte[] first;
    private final byte[] lines;
    private final int size;

    Packed(int ordering, byte[] first, byte[] lines, int size) {
      this.ordering = ordering;
      this.first = first;
      this.lines = lines;
      this.size = size;
    }
  }

  private void endBlock() {
    if (block.size() == 0) {
      return;
    }
    byte[] plain = Arrays.copyOf(block.bytes(), block.size());
    block.clear();
    int blockOrdering = ordering;
    byte[] blockFirst = first;
    packing.add(packer.submit(() -> pack(blockOrdering, blockFirst, plain)));
    if (packing.size() > AHEAD) {
      write();
    }
  }

  private Packed pack(int blockOrdering, byte[] blockFirst, byte[] plain) {
    deflater.reset();
    deflater.setInput(plain);
    deflater.finish();
    // A short text may grow by a few bytes.
    byte[] small = new byte[plain.length + 64];
    return new Packed(blockOrdering, blockFirst, small, deflater.deflate(small));
  }

  private void write() {
    try {
      write(packing.remove().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while blocks were packed", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a block cannot be packed", e);
    }
  }

  private void write(Packed packed) {
    int needed = 64 + packed.first.length + packed.size;
    if (rows.remaining() < needed) {
      ByteBuffer larger = ByteBuffer.allocate(2 * rows.capacity() + needed);
      larger.put(rows.flip());
      rows = larger;
    }
    rows.putShort((short) 4);
    rows.putInt(8).putLong(edition);
    rows.putInt(2).putShort((short) packed.ordering);
    rows.putInt(packed.first.length).put(packed.first);
    rows.putInt(packed.size).put(packed.lines, 0, packed.size);
    if (rows.position() > COPY_BYTES) {
      copy();
    }
  }

  private void copy() {
    BinaryCopy.end(rows);
    BinaryCopy.copy(
        connection,
        """
        copy dictionary_block (edition, ordering, first, lines)
        from stdin (format binary)\
        """,
        copy -> BinaryCopy.send(copy, rows));
    BinaryCopy.begin(rows);
  }

  @Override
  public void close() {
    // The packing thread frees what it may be using.
    packer.execute(deflater::end);
    packer.shutdown();
  }
}
