package io.baton.policy;

import io.baton.policy.PolicyStage.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What every stage of the policy saw when a contact was planned, and which of them decided. The
 * verdict is the recorded one; what was seen is read again as of that time, but for consent, which
 * is as it is now.
 */
@Component
public class ExplainingPlan {
  private static final String CAP = "CAP";

  private final ContactFacts facts;
  private final FrequencyCaps caps;
  private final PolicyEvidence evidence;

  ExplainingPlan(ContactFacts facts, FrequencyCaps caps, PolicyEvidence evidence) {
    this.facts = facts;
    this.caps = caps;
    this.evidence = evidence;
  }

  /**
   * @param due when the journey wanted to send
   * @param reason why it was refused; null where it was granted
   */
  @Transactional(readOnly = true)
  public List<PolicyStage> explain(
      int customer, Contact contact, Instant due, @Nullable RefusalReason reason) {
    boolean marketing = contact.purpose().equals(ContactPolicy.MARKETING);
    List<PolicyStage> asked = new ArrayList<>();
    asked.add(passed("ADDRESS", Map.of("channel", contact.channel())));
    asked.add(
        new PolicyStage("LISTS", Verdict.PASS, "", Map.of(), evidence.entries(customer, due)));
    asked.add(marketing ? consent(customer, contact) : PolicyStage.notAsked("CONSENT"));
    Instant at = due;
    if (marketing) {
      PolicyStage quiet = evidence.quiet(customer, contact.channel(), due);
      at = Instant.parse(String.valueOf(quiet.seen().get("until")));
      asked.add(quiet);
      for (Cap cap : caps.capsFor(contact)) {
        asked.add(counted(customer, contact, cap, at, reason == null));
      }
    }
    evidence.limits(customer, contact).stream()
        .map(limit -> PolicyEvidence.room(limit, true))
        .forEach(asked::add);
    return reason == null || reason.stage().isEmpty()
        ? asked
        : decidedBy(asked, reason, reason.stage().get());
  }

  private PolicyStage consent(int customer, Contact contact) {
    return passed(
        "CONSENT",
        Map.of(
            "channel",
            contact.channel(),
            "purpose",
            contact.purpose(),
            "now",
            facts.consenting(contact.channel(), contact.purpose()).contains(customer)));
  }

  private static PolicyStage passed(String stage, Map<String, Object> seen) {
    return new PolicyStage(stage, Verdict.PASS, "", seen);
  }

  /** A contact that was granted is counted itself by now: that one place is left out. */
  private PolicyStage counted(int customer, Contact contact, Cap cap, Instant at, boolean granted) {
    List<Slots.Slot> counted = new ArrayList<>(evidence.counted(customer, contact, cap, at));
    if (granted) {
      counted.stream()
          .filter(slot -> slot.contact().campaignId() == contact.campaignId())
          .filter(slot -> !slot.at().isBefore(at))
          .findFirst()
          .ifPresent(counted::remove);
    }
    return evidence.cap(customer, cap, counted, granted || counted.size() < cap.max());
  }

  /** Before the stage that refused all have passed, after it none was asked. */
  private static List<PolicyStage> decidedBy(
      List<PolicyStage> asked, RefusalReason reason, String stage) {
    boolean told =
        asked.stream()
            .anyMatch(each -> each.stage().equals(CAP) && each.verdict() == Verdict.REFUSE);
    List<PolicyStage> decided = new ArrayList<>();
    boolean over = false;
    for (PolicyStage each : asked) {
      if (each.stage().equals(stage)) {
        // Of several caps those that were full; all of them where the counts are gone by now.
        boolean other = stage.equals(CAP) && told && each.verdict() != Verdict.REFUSE;
        decided.add(other ? each : each.as(Verdict.REFUSE, reason.name()));
        over = true;
      } else {
        decided.add(each.as(over ? Verdict.NOT_ASKED : passing(each), ""));
      }
    }
    return decided;
  }

  private static Verdict passing(PolicyStage stage) {
    return stage.verdict() == Verdict.REFUSE ? Verdict.PASS : stage.verdict();
  }
}
