package io.baton.customer;

import java.security.SecureRandom;
import java.util.Arrays;

/** Random nonces, drawn by the thousand because a draw of the system's generator has its price. */
final class Nonces {
  private static final int AT_ONCE = 1_024;

  private final SecureRandom random = new SecureRandom();
  private final byte[] drawn = new byte[AT_ONCE * PersonalData.NONCE];
  private int used = drawn.length;

  synchronized byte[] next() {
    if (used == drawn.length) {
      random.nextBytes(drawn);
      used = 0;
    }
    used += PersonalData.NONCE;
    return Arrays.copyOfRange(drawn, used - PersonalData.NONCE, used);
  }
}
