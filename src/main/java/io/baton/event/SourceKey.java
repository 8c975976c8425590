package io.baton.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a source signs in with: 256 random bits, kept as a single SHA-256, because nobody can guess
 * so many bits.
 */
record SourceKey(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();

  static SourceKey fresh() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new SourceKey(
        "baton_feed_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** In constant time. */
  boolean is(byte[] kept) {
    return MessageDigest.isEqual(hash(), kept);
  }

  @Override
  public String toString() {
    return "SourceKey";
  }
}
