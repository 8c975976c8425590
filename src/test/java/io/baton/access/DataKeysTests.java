package io.baton.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataKeysTests {
  @TempDir Path data;
  AccessStore store;

  @BeforeEach
  void open() {
    store = new AccessStore(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void shouldMakeAKeyThatOnlyItsOwnerReads() throws IOException {
    store.keys.ring("some");

    Path file = data.resolve("keys/some.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).hasSize(32);
  }

  @Test
  void shouldFindTheSameKeyAgain() {
    assertThat(store.keys.ring("some").currentId()).isEqualTo(store.keys.ring("some").currentId());
  }

  @Test
  void shouldNotReplaceALostKey() throws IOException {
    store.keys.ring("some");
    Files.delete(data.resolve("keys/some.key"));

    assertThatThrownBy(() -> store.keys.ring("some")).hasMessageContaining("is missing");
    assertThat(data.resolve("keys/some.key")).doesNotExist();
  }

  @Test
  void shouldRefuseAForeignKey() throws IOException {
    store.keys.ring("some");
    Files.writeString(
        data.resolve("keys/some.key"), Base64.getEncoder().encodeToString(new byte[32]) + "\n");

    assertThatThrownBy(() -> store.keys.ring("some")).hasMessageContaining("lacks a key");
  }

  @Test
  void shouldUseTheNewestKeyAndKeepTheOlder() throws IOException {
    KeyRing before = store.keys.ring("some");
    Path file = data.resolve("keys/some.key");
    Files.writeString(
        file, Files.readString(file) + Base64.getEncoder().encodeToString(new byte[32]) + "\n");

    KeyRing after = store.keys.ring("some");

    assertThat(after.currentId()).isNotEqualTo(before.currentId());
    assertThat(after.key(before.currentId())).isPresent();
  }
}
