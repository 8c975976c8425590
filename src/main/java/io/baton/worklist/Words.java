package io.baton.worklist;

import io.baton.access.DataKeys;
import io.baton.access.KeyRing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Seals what is to be said: key id (4 bytes), nonce (12), cipher text with tag; bound to the touch,
 * so that words copied to another item do not open.
 */
@Component
class Words {
  private static final int NONCE = 12;
  private static final int HEAD = Integer.BYTES + NONCE;
  private static final int TAG_BITS = 128;

  private final KeyRing keys;
  private final SecureRandom random = new SecureRandom();

  Words(DataKeys keys) {
    this.keys = keys.ring("worklist");
  }

  byte[] seal(UUID touch, String words) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] cipher =
        run(
            Cipher.ENCRYPT_MODE,
            keys.currentId(),
            nonce,
            touch,
            words.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(HEAD + cipher.length)
        .putInt(keys.currentId())
        .put(nonce)
        .put(cipher)
        .array();
  }

  String open(UUID touch, byte[] sealed) {
    ByteBuffer in = ByteBuffer.wrap(sealed);
    int keyId = in.getInt();
    byte[] nonce = new byte[NONCE];
    in.get(nonce);
    byte[] cipher = new byte[in.remaining()];
    in.get(cipher);
    return new String(
        run(Cipher.DECRYPT_MODE, keyId, nonce, touch, cipher), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, int keyId, byte[] nonce, UUID touch, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] key = keys.key(keyId).orElseThrow(() -> new IllegalStateException("no such key"));
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(touch.toString().getBytes(StandardCharsets.US_ASCII));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("words on a worklist do not open", e);
    }
  }
}
