package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * May we contact these people, here, now? Asks for an address, consent and a place under the
 * frequency caps, in this order, and reserves the place at once: a check without a reservation
 * would be out of date before the message leaves.
 */
@Component
public class ContactPolicy {
  static final String MARKETING = "MARKETING";

  private final ContactFacts facts;
  private final FrequencyCaps caps;
  private final Reservations reservations;
  private final ZoneId zone;

  ContactPolicy(
      ContactFacts facts,
      FrequencyCaps caps,
      Reservations reservations,
      @Value("${baton.zone:Asia/Shanghai}") ZoneId zone) {
    this.facts = facts;
    this.caps = caps;
    this.reservations = reservations;
    this.zone = zone;
  }

  /**
   * Grants or refuses every candidate, and reserves for those granted. The reservation is part of
   * the caller's transaction and holds the locks of the candidates' chunks until it ends.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Admission admit(AdmissionRequest request) {
    Map<RefusalReason, CustomerSet> refused = new EnumMap<>(RefusalReason.class);
    CustomerSet left = request.candidates();
    if (request.needsAddress()) {
      left = keep(left, facts.reachableBy(request.channel()), RefusalReason.UNREACHABLE, refused);
    }
    if (request.purpose().equals(MARKETING)) {
      left =
          keep(
              left,
              facts.consenting(request.channel(), request.purpose()),
              RefusalReason.NO_CONSENT,
              refused);
    }
    CustomerSet reserved =
        reservations.reserve(
            left,
            request.contact(),
            request.at(),
            request.purpose().equals(MARKETING) ? caps.capsFor(request.contact()) : List.of());
    left = keep(left, reserved, RefusalReason.FREQUENCY_CAP, refused);
    return new Admission(left, refused);
  }

  /**
   * Gives the places back of customers who were definitely not contacted. What is in doubt keeps
   * its place.
   *
   * @param at the time that was admitted
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(long campaignId, String channel, Instant at, CustomerSet definiteRefusals) {
    reservations.release(definiteRefusals, campaignId, channel, at);
  }

  /**
   * Those who may still be contacted at the moment of sending: consent that was withdrawn after the
   * plan counts at once.
   */
  public CustomerSet stillConsenting(String channel, String purpose, CustomerSet customers) {
    return purpose.equals(MARKETING)
        ? customers.and(facts.consenting(channel, purpose))
        : customers;
  }

  private static CustomerSet keep(
      CustomerSet candidates,
      CustomerSet allowed,
      RefusalReason reason,
      Map<RefusalReason, CustomerSet> refused) {
    CustomerSet without = candidates.minus(allowed);
    if (!without.isEmpty()) {
      refused.put(reason, without);
    }
    return candidates.and(allowed);
  }
}
