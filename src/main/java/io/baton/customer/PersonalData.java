package io.baton.customer;

import io.baton.access.DataKeys;
import io.baton.access.KeyRing;
import io.baton.access.Mark;
import io.baton.shared.BatonException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals names and contact points with AES-256-GCM and marks them with a keyed hash.
 *
 * <p>Sealed form: format (1 byte), key id (4), nonce (12), cipher text with tag. The field and the
 * customer's key are authenticated with it, so that a value copied to another customer or field
 * does not open. The mark is an HMAC under a second key, because a plain hash of a phone number is
 * found by trying them all.
 */
@Component
class PersonalData {
  private static final byte FORMAT = 1;
  private static final int HEAD = 1 + Integer.BYTES;
  static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int MARK = 16;

  private final KeyRing keys;
  private final Mark marks;
  private final Nonces nonces = new Nonces();

  /** To find an implementation takes longer than to use it. */
  private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(PersonalData::newCipher);

  PersonalData(DataKeys keys) {
    this.keys = keys.ring("customer");
    this.marks = keys.mark("customer-mark");
  }

  /** Equal values of a field have equal marks; 16 bytes. */
  byte[] mark(PersonalField field, String value) {
    return Arrays.copyOf(marks.of(field.name() + ":" + value), MARK);
  }

  byte[] seal(PersonalField field, String customerKey, String value) {
    byte[] nonce = nonces.next();
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.currentId(), nonce, field, customerKey);
      byte[] text = cipher.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(HEAD + NONCE + text.length)
          .put(FORMAT)
          .putInt(keys.currentId())
          .put(nonce)
          .put(text)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  /**
   * @throws BatonException CUSTOMER_CIPHER_BROKEN if the value was changed, belongs elsewhere, or
   *     its key is not in the key file
   */
  String open(PersonalField field, String customerKey, byte[] sealed) {
    try {
      ByteBuffer in = ByteBuffer.wrap(sealed);
      if (sealed.length < HEAD + NONCE || in.get() != FORMAT) {
        throw broken(null);
      }
      int keyId = in.getInt();
      byte[] nonce = new byte[NONCE];
      in.get(nonce);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, keyId, nonce, field, customerKey);
      byte[] text = cipher.doFinal(sealed, in.position(), in.remaining());
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  private Cipher cipher(int mode, int keyId, byte[] nonce, PersonalField field, String customerKey)
      throws GeneralSecurityException {
    byte[] key = keys.key(keyId).orElseThrow(() -> broken(null));
    Cipher cipher = ciphers.get();
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((field.name() + ":" + customerKey).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private static BatonException broken(@Nullable Throwable cause) {
    String message = "a stored value does not open";
    return cause == null
        ? new BatonException(CustomerError.CUSTOMER_CIPHER_BROKEN, message)
        : new BatonException(CustomerError.CUSTOMER_CIPHER_BROKEN, message, cause);
  }
}
