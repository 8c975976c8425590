package io.baton.campaign;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/** How a list of campaigns is ordered: by what stands in their own row. */
enum CampaignOrder {
  CREATED,
  NAME,
  STATE,
  UPDATED;

  /**
   * @param down the other way round; of equals the newest comes first either way
   */
  Comparator<Campaign> by(boolean down) {
    Comparator<Campaign> created = Comparator.comparing(Campaign::number);
    Comparator<Campaign> order =
        switch (this) {
          case CREATED -> created;
          // As a Chinese dictionary has it; Latin letters stand where they always do.
          case NAME -> byName(Collator.getInstance(Locale.SIMPLIFIED_CHINESE));
          case STATE -> Comparator.comparing(campaign -> campaign.state);
          case UPDATED -> Comparator.comparing(campaign -> campaign.updatedAt);
        };
    return (down ? order.reversed() : order).thenComparing(created.reversed());
  }

  private static Comparator<Campaign> byName(Collator collator) {
    return (one, other) -> collator.compare(one.name, other.name);
  }
}
