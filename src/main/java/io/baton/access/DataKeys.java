package io.baton.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Secret keys in files of the data directory, {@code keys/<name>.key}, readable by their owner
 * only: one key a line in Base64, the newest last. A missing file is made at the first start, and
 * only then: the database remembers the keys' fingerprints, because a new key over old data would
 * make all of it unreadable and every audit entry look forged.
 */
@Component
public class DataKeys {
  private static final int BYTES = 32;

  private final Path directory;
  private final JdbcClient jdbc;

  DataKeys(@Value("${baton.data}") Path data, JdbcClient jdbc) {
    this.directory = data.resolve("keys");
    this.jdbc = jdbc;
  }

  /** For signing and blind look-up: always the first key of the file. */
  public Mark mark(String name) {
    return new Mark(load(name).get(0));
  }

  /** For encryption, with old keys kept for reading. */
  public KeyRing ring(String name) {
    return new KeyRing(load(name));
  }

  private synchronized List<byte[]> load(String name) {
    Path file = directory.resolve(name + ".key");
    List<String> remembered =
        jdbc.sql("select fingerprint from access_data_key where name = ?")
            .param(name)
            .query(String.class)
            .list();
    try {
      if (Files.notExists(file)) {
        refuseIf(!remembered.isEmpty(), file, "is missing");
        create(file);
      }
      List<byte[]> keys = read(file);
      List<String> found = new KeyRing(keys).fingerprints();
      refuseIf(
          !found.containsAll(remembered), file, "lacks a key that this database was used with");
      found.stream().filter(key -> !remembered.contains(key)).forEach(key -> remember(name, key));
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + file, e);
    }
  }

  private void remember(String name, String fingerprint) {
    jdbc.sql("insert into access_data_key (name, fingerprint) values (?, ?) on conflict do nothing")
        .params(name, fingerprint)
        .update();
  }

  private static List<byte[]> read(Path file) throws IOException {
    List<byte[]> keys =
        Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
            .filter(line -> !line.isBlank())
            .map(line -> Base64.getDecoder().decode(line.strip()))
            .toList();
    refuseIf(keys.isEmpty(), file, "is empty");
    refuseIf(keys.stream().anyMatch(key -> key.length != BYTES), file, "has a key not of 32 bytes");
    return keys;
  }

  /** Written beside and moved into place, so that a crash leaves no half a key. */
  private void create(Path file) throws IOException {
    Files.createDirectories(directory, permissions("rwx------"));
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path draft = directory.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, permissions("rw-------"));
    Files.writeString(
        draft, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.SYNC);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    Arrays.fill(key, (byte) 0);
  }

  private static FileAttribute<?>[] permissions(String mode) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private static void refuseIf(boolean wrong, Path file, String what) {
    if (wrong) {
      throw new IllegalStateException(
          "key file " + file + " " + what + "; restore it from its backup, data depends on it");
    }
  }
}
