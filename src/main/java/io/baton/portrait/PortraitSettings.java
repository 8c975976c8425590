package io.baton.portrait;

import io.baton.access.Access;
import io.baton.access.DataKeys;
import io.baton.access.Mark;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the bank decided about portraits.
 *
 * <p>Who writes rules sees their exact count anyway; the roles that may do so are therefore the
 * ones that see exact portraits, until the bank says otherwise.
 */
@Component
class PortraitSettings {
  private final int smallestGroup;
  private final Set<String> exactFor;
  private final double oversize;
  private final int freshWithinHours;
  private final Access access;
  private final Mark coin;

  PortraitSettings(
      @Value("${baton.portrait.smallest-group:10}") int smallestGroup,
      @Value("${baton.portrait.exact-for:MARKETER,APPROVER,ANALYST}") Set<String> exactFor,
      @Value("${baton.portrait.oversize:0.5}") double oversize,
      @Value("${baton.portrait.fresh-within-hours:48}") int freshWithinHours,
      Access access,
      DataKeys keys) {
    this.smallestGroup = smallestGroup;
    this.exactFor = exactFor;
    this.oversize = oversize;
    this.freshWithinHours = freshWithinHours;
    this.access = access;
    this.coin = keys.mark("portrait");
  }

  int smallestGroup() {
    return smallestGroup;
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
    return exactFor.stream().anyMatch(access::has)
        ? Disclosure.exact()
        : Disclosure.coarse(smallestGroup, coin);
  }
}
