package io.baton.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one key of the data directory. Safe to share between threads. */
public final class Mark {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  Mark(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** 32 bytes over the parts in sequence; the caller sees to it that their borders are clear. */
  public byte[] of(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  public byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }
}
