package io.baton.access;

import io.baton.shared.Canonical;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The 256-bit keys of one purpose, oldest first; the last one is used for what is new. A key's id
 * is the start of its SHA-256 and stands in what was made with it.
 */
public final class KeyRing {
  private final Map<Integer, byte[]> keys = new LinkedHashMap<>();
  private final int current;

  KeyRing(List<byte[]> oldestFirst) {
    oldestFirst.forEach(key -> keys.put(idOf(key), key.clone()));
    current = idOf(oldestFirst.get(oldestFirst.size() - 1));
  }

  public int currentId() {
    return current;
  }

  /** The key's bytes; empty where this ring has no such key. */
  public Optional<byte[]> key(int id) {
    return Optional.ofNullable(keys.get(id)).map(byte[]::clone);
  }

  List<String> fingerprints() {
    return keys.values().stream()
        .map(Canonical::sha256)
        .map(hash -> hash.substring(0, 16))
        .toList();
  }

  private static int idOf(byte[] key) {
    return Integer.parseUnsignedInt(Canonical.sha256(key).substring(0, 8), 16);
  }

  @Override
  public String toString() {
    return "KeyRing[" + keys.size() + " keys]";
  }
}
