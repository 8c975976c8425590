package io.baton.campaign;

import java.nio.charset.StandardCharsets;

/**
 * Who is left alone so that the effect can be measured. The draw depends on nothing but the seed
 * and the customer's key, so anyone can repeat it: two rounds of 32-bit FNV-1a, modulo 10,000, as
 * GrowthBook's specification 0.8 has it (hash version 2). The control group is the lowest {@code
 * share} of the numbers.
 *
 * @param seed salt of the draw; another seed draws independently
 * @param share part kept as control, 0 to 0.9999, in steps of 1/10,000
 */
record ControlGroup(String seed, double share) {
  private static final int OFFSET = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  boolean contains(String customerKey) {
    return number(seed, customerKey) < Math.round(share * 10_000);
  }

  /** The customer's number, 0 to 9999. */
  static int number(String seed, String key) {
    int first = fnv1a(seed + key);
    return Integer.remainderUnsigned(fnv1a(Integer.toUnsignedString(first)), 10_000);
  }

  private static int fnv1a(String text) {
    int hash = OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return hash;
  }
}
