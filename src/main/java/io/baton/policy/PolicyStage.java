package io.baton.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question of the contact policy about one customer, and its answer.
 *
 * @param stage ADDRESS, LISTS, CONSENT, QUIET_HOURS, CAP or CAPACITY; one CAP for each cap
 * @param reason of a refusal; empty otherwise
 * @param seen what the stage looked at
 * @param entries of the lists, oldest first
 */
public record PolicyStage(
    String stage, Verdict verdict, String reason, Map<String, Object> seen, List<Entry> entries) {
  PolicyStage(String stage, Verdict verdict, String reason, Map<String, Object> seen) {
    this(stage, verdict, reason, seen, List.of());
  }

  /** What a stage said. */
  public enum Verdict {
    PASS,
    REFUSE,
    DEFER,
    NOT_ASKED
  }

  /** One entry of a list that names the customer, whether it holds now or not. */
  public record Entry(
      Instant at,
      ListKind list,
      ListAct.Kind kind,
      @Nullable Instant until,
      String reason,
      String actor) {
    static Entry of(ListAct act) {
      return new Entry(act.at(), act.list(), act.kind(), act.until(), act.reason(), act.actor());
    }
  }

  static PolicyStage verdict(
      String stage, boolean passes, RefusalReason reason, Map<String, Object> seen) {
    return new PolicyStage(
        stage, passes ? Verdict.PASS : Verdict.REFUSE, passes ? "" : reason.name(), seen);
  }

  static PolicyStage notAsked(String stage) {
    return new PolicyStage(stage, Verdict.NOT_ASKED, "", Map.of());
  }

  PolicyStage as(Verdict other, String why) {
    return new PolicyStage(stage, other, why, seen, entries);
  }
}
