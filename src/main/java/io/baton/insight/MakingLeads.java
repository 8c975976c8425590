package io.baton.insight;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.insight.InsightBook.Scored;
import io.baton.policy.Admission;
import io.baton.policy.AdmissionRequest;
import io.baton.policy.ContactPolicy;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.tag.Tags;
import io.baton.worklist.Lead;
import io.baton.worklist.Leads;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * One lead for each customer above the cut-off, on the worklist of the relationship managers. A
 * lead is a contact like any other: the contact policy is asked, and those it refuses are counted
 * with its reason.
 */
@Component
class MakingLeads {
  private static final String CHANNEL = "RM_TASK";
  private static final int MOST = 100_000;

  private final InsightBook book;
  private final ContactPolicy policy;
  private final Leads worklist;
  private final Tags tags;
  private final FieldIndexes indexes;
  private final BatonClock clock;
  private final Access access;
  private final Audit audit;

  MakingLeads(
      InsightBook book,
      ContactPolicy policy,
      Leads worklist,
      Tags tags,
      FieldIndexes indexes,
      BatonClock clock,
      Access access,
      Audit audit) {
    this.book = book;
    this.policy = policy;
    this.worklist = worklist;
    this.tags = tags;
    this.indexes = indexes;
    this.clock = clock;
    this.access = access;
    this.audit = audit;
  }

  /** In the caller's transaction, with the deployment's row held. */
  LeadRound make(Deployment deployment, ScoredCustomers cut) {
    CustomerSet candidates = cut.above().minus(book.leads(deployment));
    if (candidates.size() > MOST) {
      throw new BatonException(
          InsightError.INSIGHT_TOO_MANY,
          "%,d customers are above the cut-off; at most %,d leads are made at once"
              .formatted(candidates.size(), MOST));
    }
    Admission admission =
        policy.admit(
            // Deployments count below zero where campaigns count above it.
            new AdmissionRequest(
                -deployment.id(),
                CHANNEL,
                "MARKETING",
                deployment.id(),
                candidates,
                false,
                clock.now()));
    Map<String, Long> refused = new TreeMap<>();
    admission.refused().forEach((reason, who) -> refused.put(reason.name(), who.size()));
    CustomerSet granted = admission.granted();
    LeadRound round =
        book.addRound(deployment, candidates.size(), granted.size(), refused, access.callerName());
    LeadWords words = new LeadWords(deployment, tags, indexes.current());
    List<Scored> scored = new ArrayList<>();
    List<Lead> leads = new ArrayList<>();
    granted.forEach(
        customer -> {
          BigDecimal score = cut.score(customer);
          scored.add(new Scored(customer, score));
          leads.add(
              new Lead(
                  id(deployment, customer), customer, deployment.tag(), words.of(customer, score)));
        });
    book.addLeads(deployment, round, scored);
    worklist.put(leads);
    audit.record(
        "LEADS_MADE",
        "tag:" + deployment.tag(),
        Map.of("above", candidates.size(), "leads", granted.size()));
    return round;
  }

  void withdraw(Deployment deployment) {
    worklist.withdraw(deployment.tag());
  }

  /** The same for the same customer, whoever asks how often. */
  private static UUID id(Deployment deployment, int customer) {
    return UUID.nameUUIDFromBytes(
        ("lead/" + deployment.id() + "/" + customer).getBytes(StandardCharsets.US_ASCII));
  }
}
