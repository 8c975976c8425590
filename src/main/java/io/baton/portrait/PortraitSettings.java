package io.baton.portrait;

import io.baton.customer.Disclosure;
import io.baton.customer.SmallGroups;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the bank decided about portraits. */
@Component
class PortraitSettings {
  private final SmallGroups groups;
  private final double oversize;
  private final int freshWithinHours;

  PortraitSettings(
      SmallGroups groups,
      @Value("${baton.portrait.oversize:0.5}") double oversize,
      @Value("${baton.portrait.fresh-within-hours:48}") int freshWithinHours) {
    this.groups = groups;
    this.oversize = oversize;
    this.freshWithinHours = freshWithinHours;
  }

  int smallestGroup() {
    return groups.smallest();
  }

  /** A segment of a larger share of all is probably a mistake. */
  double oversize() {
    return oversize;
  }

  /** For tags whose data sheet does not say. */
  int freshWithinHours() {
    return freshWithinHours;
  }

  Disclosure forCaller() {
    return groups.forCaller();
  }
}
