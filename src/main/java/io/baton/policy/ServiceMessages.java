package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Service messages need no consent, know no quiet hours and pass every cap: who calls marketing a
 * service gets around the policy. Counted by campaign: how many of its service messages marketing
 * could not have sent.
 */
@Component
public class ServiceMessages {
  private final JdbcClient jdbc;
  private final ContactFacts facts;
  private final CustomerLists lists;
  private final Hours hours;

  ServiceMessages(JdbcClient jdbc, ContactFacts facts, CustomerLists lists, Hours hours) {
    this.jdbc = jdbc;
    this.facts = facts;
    this.lists = lists;
    this.hours = hours;
  }

  /**
   * One campaign's by one channel. A message may count in several of the last three.
   *
   * @param withoutConsent to customers who have not consented to marketing by the channel
   * @param onLists to customers whom a list keeps marketing from
   * @param atQuietTimes at a time that is quiet to the customer
   */
  public record Use(
      long campaign,
      String channel,
      long messages,
      long withoutConsent,
      long onLists,
      long atQuietTimes) {
    private Use plus(Use other) {
      return new Use(
          campaign,
          channel,
          messages + other.messages,
          withoutConsent + other.withoutConsent,
          onLists + other.onLists,
          atQuietTimes + other.atQuietTimes);
    }
  }

  /**
   * The last so many days, to the customers of the scope; most messages first.
   *
   * @param scope those whom the caller may see
   */
  @Transactional(readOnly = true)
  public List<Use> of(int days, CustomerSet scope) {
    Instant now = lists.now();
    CustomerSet held =
        lists.heldBack(true, now).values().stream().reduce(CustomerSet.empty(), CustomerSet::or);
    Map<List<Object>, Use> uses = new LinkedHashMap<>();
    Map<String, CustomerSet> consenting = new LinkedHashMap<>();
    jdbc.sql(
            "select id, chunk, at, channel, purpose, product, campaign, members from policy_slot"
                + " where purpose <> ? and at >= ? and at <= ?")
        .params(
            ContactPolicy.MARKETING,
            Timestamp.from(now.minus(days, ChronoUnit.DAYS)),
            Timestamp.from(now))
        .query(
            row -> {
              Slots.Slot slot = Slots.Slot.of(row);
              String channel = slot.contact().channel();
              CustomerSet members = slot.members().and(scope);
              CustomerSet allowed =
                  consenting.computeIfAbsent(
                      channel, c -> facts.consenting(c, ContactPolicy.MARKETING));
              if (!members.isEmpty()) {
                uses.merge(
                    List.of(slot.contact().campaignId(), channel),
                    new Use(
                        slot.contact().campaignId(),
                        channel,
                        members.size(),
                        members.minus(allowed).size(),
                        members.and(held).size(),
                        quiet(members, channel, slot.at())),
                    Use::plus);
              }
            });
    List<Use> sorted = new ArrayList<>(uses.values());
    sorted.sort(java.util.Comparator.comparingLong(Use::messages).reversed());
    return sorted;
  }

  private long quiet(CustomerSet members, String channel, Instant at) {
    return hours.allowed(members, channel, at).tailMap(at, false).values().stream()
        .mapToLong(CustomerSet::size)
        .sum();
  }
}
