package io.baton.touch;

import io.baton.access.Audit;
import io.baton.policy.RefusalReason;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What may or may not have been sent, and what certainly cannot be. */
@RestController
class DoubtsController {
  private static final Duration SHOWN = Duration.ofDays(30);
  private static final int MOST = 200;

  private final Doubts doubts;
  private final Verdicts verdicts;
  private final DeadLetters deadLetters;
  private final Resending resending;
  private final Bell bell;
  private final BatonClock clock;
  private final Audit audit;

  DoubtsController(
      Doubts doubts,
      Verdicts verdicts,
      DeadLetters deadLetters,
      Resending resending,
      Bell bell,
      BatonClock clock,
      Audit audit) {
    this.doubts = doubts;
    this.verdicts = verdicts;
    this.deadLetters = deadLetters;
    this.resending = resending;
    this.bell = bell;
    this.clock = clock;
    this.audit = audit;
  }

  @GetMapping("/api/dispatch/doubts")
  @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
  List<Doubts.Group> doubts() {
    return doubts.groups();
  }

  /** Those of the last thirty days, newest first, at most two hundred. */
  @GetMapping("/api/dispatch/dead-letters")
  @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
  List<DeadLetters.Letter> deadLetters() {
    return deadLetters.since(clock.now().minus(SHOWN), MOST);
  }

  /**
   * @param state and detail, as they were listed
   * @param customers how many the person was shown; if it is another number by now, nothing happens
   * @param note what has changed since, so that it makes sense
   */
  record LettersToResend(
      @Nullable String channel,
      long runId,
      @Nullable TouchState state,
      @Nullable String detail,
      long customers,
      @Nullable String note) {}

  /**
   * @param customers these are sent again
   * @param refused those whom the contact policy refused, by its reason
   */
  record LettersResent(long customers, Map<RefusalReason, Long> refused) {}

  /** Sends all touches of a group again, inside the contact policy of this moment. */
  @PostMapping("/api/dispatch/dead-letters/resend")
  @Transactional
  @PreAuthorize("hasRole('OPERATOR')")
  public LettersResent resend(@RequestBody LettersToResend wanted) {
    String note = DispatchController.required(wanted.note());
    String channel = wanted.channel();
    TouchState state = wanted.state();
    String detail = wanted.detail();
    if (channel == null || state == null || detail == null || !DeadLetters.DEAD.contains(state)) {
      throw DispatchController.invalid(
          "/state", "DISPATCH_LETTERS", "names channel, state and detail as listed");
    }
    Resending.Answer answer =
        resending.resend(
            new Resending.Group(channel, wanted.runId(), state, detail), wanted.customers());
    Map<RefusalReason, Long> refused = new EnumMap<>(RefusalReason.class);
    answer.refused().forEach((reason, who) -> refused.put(reason, who.size()));
    audit.record(
        "DEAD_LETTERS_RESENT",
        "channel:" + channel,
        Map.of(
            "run",
            wanted.runId(),
            "reason",
            detail.isEmpty() ? state.name() : detail,
            "customers",
            answer.again().size(),
            "refused",
            refused,
            "note",
            note));
    bell.ringAfterCommit(channel);
    return new LettersResent(answer.again().size(), refused);
  }

  /**
   * @param customers how many the person was shown; if it is another number by now, nothing happens
   * @param note what was checked
   */
  record Settling(
      @Nullable String channel,
      long runId,
      @Nullable String reason,
      @Nullable Verdict verdict,
      long customers,
      @Nullable String note) {}

  record Settled(long customers) {}

  /** Decides all doubts of a group. SEND_AGAIN may bring a customer the message a second time. */
  @PostMapping("/api/dispatch/doubts/settle")
  @Transactional
  @PreAuthorize("hasRole('OPERATOR')")
  public Settled settle(@RequestBody Settling wanted) {
    String note = DispatchController.required(wanted.note());
    Verdict verdict = wanted.verdict();
    String channel = wanted.channel();
    String reason = wanted.reason();
    if (verdict == null || channel == null || reason == null) {
      throw DispatchController.invalid(
          "/verdict", "DISPATCH_VERDICT", "names channel, reason and verdict");
    }
    List<Doubts.Open> open = doubts.lock(channel, wanted.runId(), reason);
    long found = open.stream().mapToLong(of -> of.customers().length).sum();
    if (found == 0) {
      throw new BatonException(TouchError.DISPATCH_DOUBTS_UNKNOWN, "nothing is in doubt there");
    }
    if (found != wanted.customers()) {
      throw new BatonException(
          TouchError.DISPATCH_DOUBTS_CHANGED,
          "%d are in doubt now, not %d".formatted(found, wanted.customers()));
    }
    open.forEach(of -> verdicts.settle(of.batch(), of.customers(), verdict, "OPERATOR"));
    audit.record(
        "DOUBTS_SETTLED",
        "channel:" + channel,
        Map.of(
            "run", wanted.runId(),
            "reason", reason,
            "verdict", verdict.name(),
            "customers", found,
            "note", note));
    bell.ringAfterCommit(channel);
    return new Settled(found);
  }
}
