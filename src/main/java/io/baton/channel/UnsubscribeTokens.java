package io.baton.channel;

import io.baton.access.DataKeys;
import io.baton.access.KeyRing;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What a link to refuse further messages carries: format, key id, touch id, and an HMAC-SHA-256
 * over them. It names a touch and nobody by name, cannot be made by others, and works for ever,
 * because old keys of the ring stay valid.
 */
@Component
public class UnsubscribeTokens {
  private static final byte FORMAT = 1;
  private static final int SIGNED = 1 + Integer.BYTES + 2 * Long.BYTES;
  private static final int TAG = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final KeyRing keys;

  public UnsubscribeTokens(DataKeys keys) {
    this.keys = keys.ring("unsubscribe");
  }

  /** Letters, digits, dash and underscore only. */
  public String of(UUID touch) {
    byte[] token =
        ByteBuffer.allocate(SIGNED + TAG)
            .put(FORMAT)
            .putInt(keys.currentId())
            .putLong(touch.getMostSignificantBits())
            .putLong(touch.getLeastSignificantBits())
            .array();
    byte[] key = keys.key(keys.currentId()).orElseThrow();
    System.arraycopy(tag(key, token), 0, token, SIGNED, TAG);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The touch whose link this is; empty for anything we did not make. */
  public Optional<UUID> touchOf(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != SIGNED + TAG
        || bytes[0] != FORMAT
        || !Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, SIGNED - 1);
    // With a key that we have not, as much work as with one that we have: time tells nothing.
    Optional<byte[]> key = keys.key(in.getInt());
    byte[] expected = tag(key.or(() -> keys.key(keys.currentId())).orElseThrow(), bytes);
    boolean same = MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, SIGNED, SIGNED + TAG));
    return same && key.isPresent()
        ? Optional.of(new UUID(in.getLong(), in.getLong()))
        : Optional.empty();
  }

  private static byte[] tag(byte[] key, byte[] token) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(token, 0, SIGNED);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
