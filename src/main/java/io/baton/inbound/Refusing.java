package io.baton.inbound;

import io.baton.cohort.CustomerSet;
import io.baton.customer.Consents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's word that no more marketing shall come this way. It counts once its transaction has
 * committed: whoever sends asks for consent again before every window.
 */
@Component
class Refusing {
  static final String MARKETING = "MARKETING";

  private final Consents consents;

  Refusing(Consents consents) {
    this.consents = consents;
  }

  /**
   * Withdraws consent of those who still consent.
   *
   * @param evidence what proves it; no personal data
   */
  @Transactional
  public void refuse(CustomerSet who, String channel, String evidence, String source) {
    CustomerSet consenting = consents.consenting(channel, MARKETING).and(who);
    if (!consenting.isEmpty()) {
      consents.withdraw(consenting, channel, MARKETING, evidence, source);
    }
  }
}
