package io.baton.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** One spelling for one meaning: RFC 8785 canonical JSON, and SHA-256 in lower-case hex. */
public final class Canonical {
  private Canonical() {}

  /**
   * The canonical bytes of a JSON object or array.
   *
   * @throws IllegalArgumentException if the text is not JSON or holds a number that IEEE 754 cannot
   */
  public static byte[] json(String json) {
    try {
      return new JsonCanonicalizer(json).getEncodedUTF8();
    } catch (IOException e) {
      throw new IllegalArgumentException("not canonicalizable JSON", e);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("not canonicalizable JSON", e);
    }
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Hash of the canonical form: equal for any two spellings of the same JSON. */
  public static String hashOfJson(String json) {
    return sha256(json(json));
  }
}
