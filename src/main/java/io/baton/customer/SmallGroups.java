package io.baton.customer;

import io.baton.access.Access;
import io.baton.access.DataKeys;
import io.baton.access.Mark;
import io.baton.setting.Setting;
import io.baton.setting.Settings;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who sees exact counts of customers, and what the others see: portraits and the values of tags
 * answer alike, with the same coins.
 *
 * <p>Who writes rules sees their exact count anyway; the roles that may do so are therefore the
 * ones that see exact counts here, until the bank says otherwise.
 */
@Component
public class SmallGroups {
  private final Settings settings;
  private final Set<String> exactFor;
  private final Access access;
  private final Mark coin;

  SmallGroups(
      Settings settings,
      @Value("${baton.portrait.exact-for:MARKETER,APPROVER,ANALYST}") Set<String> exactFor,
      Access access,
      DataKeys keys) {
    this.settings = settings;
    this.exactFor = exactFor;
    this.access = access;
    this.coin = keys.mark("portrait");
  }

  public int smallest() {
    return settings.whole(Setting.SMALLEST_GROUP);
  }

  public Disclosure forCaller() {
    return exactFor.stream().anyMatch(access::has)
        ? Disclosure.exact()
        : Disclosure.coarse(smallest(), coin);
  }
}
