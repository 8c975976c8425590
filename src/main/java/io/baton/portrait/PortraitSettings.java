package io.baton.portrait;

import io.baton.customer.Disclosure;
import io.baton.customer.SmallGroups;
import io.baton.setting.Setting;
import io.baton.setting.Settings;
import org.springframework.stereotype.Component;

/** What the bank decided about portraits. */
@Component
class PortraitSettings {
  private final SmallGroups groups;
  private final Settings settings;

  PortraitSettings(SmallGroups groups, Settings settings) {
    this.groups = groups;
    this.settings = settings;
  }

  int smallestGroup() {
    return groups.smallest();
  }

  /** A segment of a larger share of all is probably a mistake. */
  double oversize() {
    return settings.decimal(Setting.OVERSIZE);
  }

  /** For tags whose data sheet does not say. */
  int freshWithinHours() {
    return settings.whole(Setting.TAG_FRESHNESS);
  }

  Disclosure forCaller() {
    return groups.forCaller();
  }
}
