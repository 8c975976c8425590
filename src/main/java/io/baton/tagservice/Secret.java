package io.baton.tagservice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code baton_<prefix>_<256 random bits>}. As nobody can guess so many bits, a single SHA-256
 * keeps them; a slow password hash would cost each read more than the read itself.
 */
record Secret(String prefix, String text) {
  private static final Pattern SHAPE = Pattern.compile("baton_([a-z2-7]{10})_[a-z2-7]{52}");
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final SecureRandom RANDOM = new SecureRandom();

  static Secret fresh() {
    String prefix = random(10);
    return new Secret(prefix, "baton_" + prefix + "_" + random(52));
  }

  static Optional<Secret> parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    return shape.matches() ? Optional.of(new Secret(shape.group(1), text)) : Optional.empty();
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** In constant time. */
  boolean is(byte[] kept) {
    return MessageDigest.isEqual(hash(), kept);
  }

  private static String random(int letters) {
    StringBuilder text = new StringBuilder(letters);
    for (int i = 0; i < letters; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "Secret[" + prefix + "]";
  }
}
