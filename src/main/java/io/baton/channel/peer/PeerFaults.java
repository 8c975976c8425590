package io.baton.channel.peer;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, in so many of a thousand messages. Whether it hits a message depends on the
 * message's id and the seed alone, so that a run can be repeated.
 *
 * @param latencyMillis before every answer
 * @param refuse refused for good
 * @param retry told "not now" the first time
 * @param drop taken, and the connection closed without a word; the first time only
 * @param lose taken and acknowledged, but never delivered: no receipt
 * @param fail taken and acknowledged, and the receipt says it failed
 * @param forgetKeys a repeat is a message like any other, as with a gateway without keys
 * @param receiptTwice every receipt is sent again
 */
record PeerFaults(
    int latencyMillis,
    int refuse,
    int retry,
    int drop,
    int lose,
    int fail,
    boolean forgetKeys,
    boolean receiptTwice,
    long seed) {
  static final PeerFaults NONE = new PeerFaults(0, 0, 0, 0, 0, 0, false, false, 0);

  enum Fate {
    TAKE,
    REFUSE,
    RETRY,
    DROP,
    LOSE,
    FAIL
  }

  /**
   * From {@code name=value}; what is not named stays.
   *
   * @throws IllegalArgumentException naming what is not understood
   */
  PeerFaults with(Map<String, String> changes) {
    Map<String, String> left = new TreeMap<>(changes);
    PeerFaults changed =
        new PeerFaults(
            number(left.remove("latency-ms"), latencyMillis, 60_000),
            number(left.remove("refuse"), refuse, 1_000),
            number(left.remove("retry"), retry, 1_000),
            number(left.remove("drop"), drop, 1_000),
            number(left.remove("lose"), lose, 1_000),
            number(left.remove("fail"), fail, 1_000),
            flag(left.remove("forget-keys"), forgetKeys),
            flag(left.remove("receipt-twice"), receiptTwice),
            number(left.remove("seed"), (int) seed, Integer.MAX_VALUE));
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("not known: " + left.keySet());
    }
    return changed;
  }

  Fate fateOf(UUID message) {
    int lot = Math.floorMod(mix(message), 1_000);
    int[] shares = {refuse, retry, drop, lose, fail};
    Fate[] fates = {Fate.REFUSE, Fate.RETRY, Fate.DROP, Fate.LOSE, Fate.FAIL};
    for (int i = 0; i < shares.length; i++) {
      if (lot < shares[i]) {
        return fates[i];
      }
      lot -= shares[i];
    }
    return Fate.TAKE;
  }

  /** Ids of neighbours differ in few bits; this spreads them. */
  private int mix(UUID id) {
    long h = id.getMostSignificantBits() * 0x9E3779B97F4A7C15L + id.getLeastSignificantBits();
    h = (h ^ (h >>> 30) ^ seed) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return (int) (h >>> 33);
  }

  private static int number(@Nullable String text, int otherwise, int most) {
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException("0 to " + most + ": " + text);
    }
    return Integer.parseInt(text);
  }

  private static boolean flag(@Nullable String text, boolean otherwise) {
    return text == null ? otherwise : Boolean.parseBoolean(text);
  }
}
