package io.baton.channel.http;

import io.baton.shared.Canonical;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 over what makes a request what it is: version, time, key id, method, path with query
 * and the hash of the body, one a line. Both directions sign alike.
 */
public final class Signature {
  public static final String KEY_HEADER = "Baton-Key";
  public static final String TIME_HEADER = "Baton-Time";
  public static final String SIGNATURE_HEADER = "Baton-Signature";
  static final int SHORTEST_SECRET = 32;
  private static final String VERSION = "v1";
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /**
   * The value of the header: {@code v1=} and 64 hexadecimal digits.
   *
   * @param path with the query, as it stands in the request line
   * @param time seconds since 1970
   */
  public static String of(
      String secret, String keyId, long time, String method, String path, byte[] body) {
    String signed =
        String.join(
            "\n", VERSION, Long.toString(time), keyId, method, path, Canonical.sha256(body));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] tag = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return VERSION + "=" + HexFormat.of().formatHex(tag);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** In constant time. */
  public static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
