package io.baton.touch;

import io.baton.channel.Channels;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Admission;
import io.baton.policy.AdmissionRequest;
import io.baton.policy.Contact;
import io.baton.policy.ContactPolicy;
import io.baton.policy.ContactTrial;
import io.baton.policy.RefusalReason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The touch ledger: who is to be contacted, who was, who was not and why.
 *
 * <p>Planning is part of the caller's transaction and does no I/O with the outside; a dispatcher
 * sends what has been committed, at once.
 */
@Component
public class Touches {
  private final ContactPolicy policy;
  private final Channels channels;
  private final LedgerMonths months;
  private final TouchSteps steps;
  private final TouchCopy copy;
  private final TouchReport report;
  private final Holds holds;
  private final Bell bell;
  private final Withdrawals withdrawals;
  private final Wishes wishes;
  private final FrozenValues frozen;

  Touches(
      ContactPolicy policy,
      Channels channels,
      LedgerMonths months,
      TouchSteps steps,
      TouchCopy copy,
      TouchReport report,
      Holds holds,
      Bell bell,
      Withdrawals withdrawals,
      Wishes wishes,
      FrozenValues frozen) {
    this.policy = policy;
    this.channels = channels;
    this.months = months;
    this.steps = steps;
    this.copy = copy;
    this.report = report;
    this.holds = holds;
    this.bell = bell;
    this.withdrawals = withdrawals;
    this.wishes = wishes;
    this.frozen = frozen;
  }

  /**
   * Plans one touch for every candidate that the contact policy grants. Planning the same part of a
   * step again changes nothing and returns what was planned the first time.
   */
  @Transactional
  public PlannedStep plan(TouchPlan plan) {
    requireIdentity(plan);
    LocalDate month = months.of(plan);
    OptionalLong stepId = steps.begin(plan, month);
    if (stepId.isEmpty()) {
      return steps.existing(plan);
    }
    Admission admission =
        holds.stopped(plan.runId())
            ? nobody(plan.candidates(), RefusalReason.STOPPED)
            : policy.admit(request(plan));
    steps.record(stepId.getAsLong(), plan, admission);
    frozen.freeze(stepId.getAsLong(), plan, month);
    copy.write(plan, month, admission.granted());
    admission
        .deferred(plan.due())
        .forEach(
            (until, who) -> {
              steps.defer(plan, month, until, who.minus(admission.waiting()), "DEFERRED");
              steps.defer(plan, month, until, who.and(admission.waiting()), "WAITS_FOR_ROOM");
            });
    bell.ringAfterCommit(plan.channel());
    return new PlannedStep(admission.granted(), admission.refused(), false);
  }

  private static Admission nobody(CustomerSet candidates, RefusalReason reason) {
    return new Admission(
        new TreeMap<>(),
        candidates.isEmpty() ? Map.of() : Map.of(reason, candidates),
        CustomerSet.empty());
  }

  /** A series of questions to {@link #tryOut}. */
  public ContactTrial trial() {
    return policy.trial();
  }

  /** What {@link #plan} would be granted, after all that was tried before; nothing is planned. */
  public Admission tryOut(ContactTrial trial, TouchPlan plan) {
    return trial.admit(request(plan));
  }

  private AdmissionRequest request(TouchPlan plan) {
    return new AdmissionRequest(
        new Contact(plan.runId(), plan.channel(), plan.purpose(), plan.product()),
        TouchPlanRef.reference(plan.step(), plan.occurrence()),
        plan.candidates(),
        channels.of(plan.channel()).descriptor().needsAddress(),
        plan.due(),
        plan.roomUntil());
  }

  /** Customers whom a message has reached, or may have reached. */
  public CustomerSet touched(long runId) {
    return report.touched(runId);
  }

  /** Customers who were or will be contacted: all planned without those definitely refused. */
  public CustomerSet plannedOrTouched(long runId) {
    return report.plannedOrTouched(runId);
  }

  /**
   * Why customers of this campaign were never contacted, each by the first reason met. Disjoint,
   * and disjoint from {@link #plannedOrTouched}; together they are all who were ever candidates.
   */
  public Map<RefusalReason, CustomerSet> refused(long runId) {
    return report.refused(runId);
  }

  /** Customers whom the campaign wants to contact and whose round has not been served. */
  public CustomerSet waitingForRound(long runId) {
    return wishes.waiting(runId);
  }

  public TouchCounts counts(long runId) {
    return report.counts(runId);
  }

  /** Numbers for every place of the journey that has planned anything, in order of first plan. */
  public List<StepCounts> steps(long runId) {
    return report.steps(runId);
  }

  /** True if nothing of the campaign is left to send; derived from the ledger, never a flag. */
  public boolean drained(long runId) {
    return report.drained(runId);
  }

  /** The campaign's next window of messages does not leave; one that is leaving is finished. */
  @Transactional
  public void pause(long runId) {
    holds.pause(runId);
  }

  @Transactional
  public void resume(long runId) {
    holds.resume(runId);
    bell.ringAllAfterCommit();
  }

  public boolean paused(long runId) {
    return holds.paused(runId);
  }

  /** Whatever has not been attempted will not be sent; its customers count as STOPPED. */
  @Transactional
  public void stop(long runId) {
    holds.stop(runId);
    bell.ringAllAfterCommit();
  }

  /**
   * What was planned for these customers until now and has not left will not be sent; they count as
   * LEFT, and their places in the caps are free again when it would have left.
   */
  @Transactional
  public void withdraw(long runId, CustomerSet customers) {
    if (!customers.isEmpty()) {
      withdrawals.note(runId, customers);
      bell.ringAllAfterCommit();
    }
  }

  /**
   * Who answered is not contacted by people any more: what was planned until now and is on nobody's
   * worklist yet ends as LEFT, with the detail ANSWERED.
   *
   * @param campaign its code; all campaigns where null
   */
  @Transactional
  public void answered(@Nullable String campaign, CustomerSet customers) {
    if (!customers.isEmpty() && withdrawals.noteAnswered(campaign, customers) > 0) {
      bell.ringAllAfterCommit();
    }
  }

  private static void requireIdentity(TouchPlan plan) {
    var unused = new TouchId(plan.runId(), plan.step(), 0, plan.occurrence());
  }
}
