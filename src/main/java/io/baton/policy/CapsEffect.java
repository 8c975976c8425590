package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What other caps would mean for the customers at this moment, asked of the same places that decide
 * when a campaign plans. Caps on one campaign or one product hold back nobody here, because no
 * campaign asks.
 */
@Component
class CapsEffect {
  private final DecidedCaps caps;
  private final Reservations reservations;
  private final CustomerLists lists;

  CapsEffect(DecidedCaps caps, Reservations reservations, CustomerLists lists) {
    this.caps = caps;
    this.reservations = reservations;
    this.lists = lists;
  }

  /**
   * Customers with room for one more marketing message of a channel.
   *
   * @param now by the table in effect
   * @param then by the table that was asked about
   * @param gain those who have room only then
   * @param lose those who have room only now
   */
  record CapsEffectOnChannel(String channel, long now, long then, long gain, long lose) {}

  /**
   * @param customers about whom it says something: those whom the caller may see
   */
  record CapsEffectReport(Instant asOf, long customers, List<CapsEffectOnChannel> channels) {}

  /**
   * @param dmn a table that need not be saved
   * @throws io.baton.shared.BatonException DECISION_REFUSED naming the cell
   */
  @Transactional(readOnly = true)
  public CapsEffectReport of(byte[] dmn, List<String> channels, CustomerSet customers) {
    Instant asOf = lists.now();
    List<Contact> contacts =
        channels.stream()
            .map(channel -> new Contact(0, channel, ContactPolicy.MARKETING, null))
            .toList();
    List<List<Cap>> then = caps.capsFor(contacts, dmn);
    List<CapsEffectOnChannel> effect = new ArrayList<>();
    for (int i = 0; i < contacts.size(); i++) {
      Contact contact = contacts.get(i);
      CustomerSet before = reservations.check(customers, contact, asOf, caps.capsFor(contact));
      CustomerSet after = reservations.check(customers, contact, asOf, then.get(i));
      effect.add(
          new CapsEffectOnChannel(
              contact.channel(),
              before.size(),
              after.size(),
              after.minus(before).size(),
              before.minus(after).size()));
    }
    return new CapsEffectReport(asOf, customers.size(), effect);
  }
}
