package io.baton.touch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node's data directory remembers of its database. Written in place, because which file it
 * is, is part of what it says: a copy of the directory has another one.
 */
final class WitnessFile {
  private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36}) (\\d{19})\n");

  private static final long DAMAGED = -1;

  private final Path path;

  WitnessFile(Path path) {
    this.path = path;
  }

  /** How far the database had come when this node looked last; 0 before that. */
  record Content(UUID node, long beat) {
    boolean isNew() {
      return beat == 0;
    }

    boolean isDamaged() {
      return beat == DAMAGED;
    }
  }

  /** Makes the file if there is none. */
  Content read() {
    try {
      if (!Files.exists(path)) {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Content content = new Content(UUID.randomUUID(), 0);
        write(content);
        return content;
      }
      Matcher text = TEXT.matcher(Files.readString(path));
      if (!text.matches()) {
        return new Content(UUID.randomUUID(), DAMAGED);
      }
      return new Content(UUID.fromString(text.group(1)), Long.parseLong(text.group(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Content content) {
    String text = "%s %019d\n".formatted(content.node(), content.beat());
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        file.write(bytes, bytes.position());
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing where the file system has no such numbers. */
  OptionalLong inode() {
    try {
      return OptionalLong.of(((Number) Files.getAttribute(path, "unix:ino")).longValue());
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
