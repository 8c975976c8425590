package io.baton.touch;

import java.util.UUID;

/**
 * A touch's identity: the same four numbers make the same id, on every node and after every crash.
 *
 * <p>The id is a UUID of version 8 (RFC 9562) that holds the numbers themselves, most significant
 * first: run 36 bits, step 43, customer 31, occurrence 12. Ids of one step sort by customer, so a
 * peer's index grows at its end.
 *
 * @param run the campaign
 */
public record TouchId(long run, long step, int customer, int occurrence) {
  private static final int STEP_LOW_BITS = 19;

  public TouchId {
    require(run, 36, "run");
    require(step, 43, "step");
    require(customer, 31, "customer");
    require(occurrence, 12, "occurrence");
  }

  public UUID asUuid() {
    long high = (run << 28) | (step >>> 31 << 16) | 0x8000L | ((step >>> STEP_LOW_BITS) & 0xFFFL);
    long low =
        (2L << 62)
            | ((step & ((1L << STEP_LOW_BITS) - 1)) << 43)
            | ((long) customer << 12)
            | occurrence;
    return new UUID(high, low);
  }

  public static TouchId of(UUID id) {
    if (id.version() != 8 || id.variant() != 2) {
      throw new IllegalArgumentException("not a touch id");
    }
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    long step =
        ((high >>> 16) & 0xFFFL) << 31
            | (high & 0xFFFL) << STEP_LOW_BITS
            | ((low >>> 43) & ((1L << STEP_LOW_BITS) - 1));
    return new TouchId(high >>> 28, step, (int) ((low >>> 12) & 0x7FFFFFFFL), (int) (low & 0xFFFL));
  }

  private static void require(long value, int bits, String what) {
    if (value < 0 || value >>> bits != 0) {
      throw new IllegalArgumentException("%s %d is not in 0..2^%d-1".formatted(what, value, bits));
    }
  }
}
