package io.baton.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one key of the data directory. Safe to share between threads. */
public final class Mark {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** To find an implementation takes longer than to use it. */
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

  Mark(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** 32 bytes over the parts in sequence; the caller sees to it that their borders are clear. */
  public byte[] of(byte[]... parts) {
    Mac mac = macs.get();
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  public byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
