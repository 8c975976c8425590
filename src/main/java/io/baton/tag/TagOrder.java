package io.baton.tag;

import io.baton.shared.BatonException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/** Orders of the catalogue; within one, tags stand in order of their code. */
enum TagOrder {
  CODE(Comparator.comparing(TagCard::code)),
  KNOWN(Comparator.comparingLong(TagCard::known)),
  COMPUTED(
      Comparator.comparing(
          TagCard::computedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())));

  private final Comparator<TagCard> order;

  TagOrder(Comparator<TagCard> order) {
    this.order = order;
  }

  /**
   * @param text a name in small letters, after a minus where the largest come first
   * @throws BatonException TAG_INVALID
   */
  static Comparator<TagCard> of(String text) {
    boolean down = text.startsWith("-");
    String name = (down ? text.substring(1) : text).toUpperCase(Locale.ROOT);
    for (TagOrder each : values()) {
      if (each.name().equals(name)) {
        return (down ? each.order.reversed() : each.order).thenComparing(TagCard::code);
      }
    }
    throw new BatonException(
        TagError.TAG_INVALID, "order is one of code, known, computed, with - the other way round");
  }
}
