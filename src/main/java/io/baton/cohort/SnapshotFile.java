package io.baton.cohort;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Columns in one file that is mapped into memory rather than read: a header, the columns one after
 * the other as {@link MappedFormat} lays them out, and a directory with the checksum of each.
 *
 * <p>The file is a cache. It names the store whose values it holds, and for each column the stamp
 * of the computation it came from, so that another database's file, or values that were computed
 * again since, are never taken for the truth. It is written beside its place and moved there in one
 * step; who has the old one open goes on reading it.
 */
public final class SnapshotFile {
  private static final long MAGIC = 0x4241_544F_4E53_4E50L; // "BATONSNP"
  private static final int VERSION = 2;
  private static final int HEADER = 64;

  private final Map<String, Stored> columns;
  private final long bytes;

  private SnapshotFile(Map<String, Stored> columns, long bytes) {
    this.columns = columns;
    this.bytes = bytes;
  }

  /**
   * A column and which computation it came from.
   *
   * @param stamp differs whenever the values may
   */
  public record Stored(Column column, String stamp) {}

  /** The file is damaged, of another version or of another store. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String message) {
      super(message);
    }

    Unusable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private record Entry(Field field, String stamp, long offset, long length, int checksum) {}

  /** Replaces the file in one step; a crash leaves the old one. */
  public static void write(Path file, UUID store, Collection<Stored> columns) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        channel.position(HEADER);
        List<Entry> entries = new ArrayList<>();
        for (Stored stored : columns) {
          entries.add(write(stored, channel));
        }
        writeDirectory(store, entries, channel);
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static Entry write(Stored stored, FileChannel channel) throws IOException {
    long offset = channel.position();
    Checksummed out = new Checksummed(channel);
    long length = MappedFormat.write(stored.column(), out);
    return new Entry(stored.column().field(), stored.stamp(), offset, length, out.checksum());
  }

  private static void writeDirectory(UUID store, List<Entry> entries, FileChannel channel)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(entries.size());
      for (Entry entry : entries) {
        writeText(entry.field().code(), out);
        writeText(entry.field().type().name(), out);
        out.writeInt(entry.field().scale());
        writeText(entry.stamp(), out);
        out.writeLong(entry.offset());
        out.writeLong(entry.length());
        out.writeInt(entry.checksum());
      }
    }
    ByteBuffer directory = ByteBuffer.wrap(bytes.toByteArray());
    long offset = channel.position();
    writeAll(directory.duplicate(), channel);
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(MAGIC).putInt(VERSION).putInt(directory.capacity()).putLong(offset);
    header.putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits());
    header.putInt(checksum(directory.duplicate()));
    header.putInt(checksum(header.duplicate().flip()));
    channel.position(0);
    writeAll(header.position(0).limit(HEADER), channel);
  }

  /**
   * Maps the file. Every checksum is verified before anything of it is used, all columns on all
   * cores.
   *
   * @throws Unusable if any part of it is not what was written for this store
   */
  public static SnapshotFile open(Path file, UUID store) throws Unusable, IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      List<Entry> entries = directory(channel, size, store);
      List<Optional<Stored>> opened =
          entries.parallelStream().map(entry -> map(entry, channel)).toList();
      Map<String, Stored> columns = new LinkedHashMap<>();
      for (Optional<Stored> one : opened) {
        Stored stored = one.orElseThrow(() -> new Unusable("a column is damaged"));
        columns.put(stored.column().field().code(), stored);
      }
      return new SnapshotFile(columns, size);
    } catch (RuntimeException e) {
      throw new Unusable("it is not of the form it should be", e);
    }
  }

  /** The values of the field out of this computation, if they are here. */
  public Optional<Column> column(Field field, String stamp) {
    return Optional.ofNullable(columns.get(field.code()))
        .filter(stored -> stored.stamp().equals(stamp) && stored.column().field().equals(field))
        .map(Stored::column);
  }

  public Collection<Stored> columns() {
    return List.copyOf(columns.values());
  }

  /** Size of the file. */
  public long bytes() {
    return bytes;
  }

  private static List<Entry> directory(FileChannel channel, long size, UUID store)
      throws Unusable, IOException {
    if (size < HEADER) {
      throw new Unusable("it is too short");
    }
    ByteBuffer header = readAt(channel, 0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
    if (header.getLong() != MAGIC) {
      throw new Unusable("it is no snapshot");
    }
    int version = header.getInt();
    if (version != VERSION) {
      throw new Unusable("it has version " + version + ", not " + VERSION);
    }
    int length = header.getInt();
    long offset = header.getLong();
    UUID written = new UUID(header.getLong(), header.getLong());
    int expected = header.getInt();
    int ofHeader = checksum(header.duplicate().flip());
    if (header.getInt() != ofHeader) {
      throw new Unusable("its header is damaged");
    }
    if (!written.equals(store)) {
      throw new Unusable("it belongs to another database");
    }
    if (offset + length != size) {
      throw new Unusable("it is cut short");
    }
    ByteBuffer directory = readAt(channel, offset, length);
    if (checksum(directory.duplicate()) != expected) {
      throw new Unusable("its directory is damaged");
    }
    return entries(directory);
  }

  private static List<Entry> entries(ByteBuffer directory) {
    List<Entry> entries = new ArrayList<>();
    for (int left = directory.getInt(); left > 0; left--) {
      String code = readText(directory);
      FieldType type = FieldType.valueOf(readText(directory));
      Field field = new Field(code, type, directory.getInt());
      entries.add(
          new Entry(
              field,
              readText(directory),
              directory.getLong(),
              directory.getLong(),
              directory.getInt()));
    }
    return entries;
  }

  private static Optional<Stored> map(Entry entry, FileChannel channel) {
    try {
      ByteBuffer region =
          channel.map(FileChannel.MapMode.READ_ONLY, entry.offset(), entry.length());
      return checksum(region.duplicate()) == entry.checksum()
          ? Optional.of(new Stored(MappedFormat.read(entry.field(), region), entry.stamp()))
          : Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ByteBuffer readAt(FileChannel channel, long offset, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new IOException("the file ended early");
      }
    }
    return bytes.flip();
  }

  private static void writeAll(ByteBuffer bytes, FileChannel channel) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(ByteBuffer bytes) {
    byte[] text = new byte[bytes.getInt()];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** Passes on what is written and keeps its checksum. */
  private static final class Checksummed implements java.nio.channels.WritableByteChannel {
    private final FileChannel channel;
    private final CRC32C crc = new CRC32C();

    Checksummed(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      ByteBuffer same = bytes.duplicate();
      int written = channel.write(bytes);
      crc.update(same.limit(same.position() + written));
      return written;
    }

    int checksum() {
      return (int) crc.getValue();
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() {
      // The file is closed by who opened it.
    }
  }
}
