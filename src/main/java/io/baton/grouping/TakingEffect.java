package io.baton.grouping;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.cohort.CustomerSet;
import io.baton.grouping.GroupingRun.Standing;
import io.baton.segment.Segment;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a division into effect: each group becomes a segment, or the next version of the one that
 * its key had before. One that moves too many customers waits until a second person has approved
 * exactly these groups; so does one that loosens that limit.
 */
@Component
class TakingEffect {
  private static final int LONGEST_NAME = 100;

  private final GroupingBook book;
  private final RunBook runs;
  private final Grounds grounds;
  private final Segments segments;
  private final Audit audit;
  private final JsonMapper json;

  TakingEffect(
      GroupingBook book,
      RunBook runs,
      Grounds grounds,
      Segments segments,
      Audit audit,
      JsonMapper json) {
    this.book = book;
    this.runs = runs;
    this.grounds = grounds;
    this.segments = segments;
    this.audit = audit;
    this.json = json;
  }

  /** Who would be elsewhere than now; empty where no division is in effect. */
  Optional<Moves> moves(long grouping, Map<String, CustomerSet> groups) {
    return runs.inEffect(grouping)
        .map(now -> Moves.between(now.id(), grounds.members(now), groups));
  }

  /**
   * @throws BatonException GROUPING_WRONG_STANDING
   */
  @Transactional
  public void take(Grouping grouping, long runId, Person person) {
    book.lock(grouping.id());
    settle(grouping, require(runId, "put into effect", Standing.OPEN), person.name());
  }

  /** The same in the background, for a grouping that is in effect already. */
  void adopt(Grouping grouping, GroupingRun run) {
    if (runs.inEffect(grouping.id()).isPresent()) {
      settle(grouping, run, run.startedBy());
    }
  }

  private void settle(Grouping grouping, GroupingRun run, String by) {
    @Nullable GroupingRun now = runs.inEffect(grouping.id()).orElse(null);
    if (now != null && needsApproval(now, compared(run, now))) {
      runs.await(run, by);
      record("GROUPING_APPROVAL_ASKED", grouping, run);
    } else {
      apply(grouping, run, by);
    }
  }

  private GroupingRun compared(GroupingRun run, GroupingRun now) {
    if (run.moves() == null || run.moves().against() != now.id()) {
      runs.compared(run, Moves.between(now.id(), grounds.members(now), grounds.members(run)));
    }
    return runs.find(run.id()).orElseThrow();
  }

  private static boolean needsApproval(GroupingRun now, GroupingRun next) {
    @Nullable BigDecimal limit = now.approvalAbove();
    @Nullable BigDecimal wanted = next.approvalAbove();
    if (limit == null) {
      limit = wanted;
    } else if (wanted == null || wanted.compareTo(limit) > 0) {
      return true;
    } else {
      limit = wanted;
    }
    Moves moves = next.moves();
    return limit != null && moves != null && moves.moreThan(limit);
  }

  /**
   * @param hash of the groups that were looked at
   * @throws BatonException GROUPING_WRONG_STANDING, GROUPING_CHANGED or GROUPING_OWN_CHANGE
   */
  @Transactional
  public void approve(Grouping grouping, long runId, String hash, Person person) {
    book.lock(grouping.id());
    GroupingRun run = require(runId, "approved", Standing.AWAITING);
    requireAnother(run, person);
    if (!hash.equals(run.hash())) {
      throw new BatonException(
          GroupingError.GROUPING_CHANGED, "these are not the groups that you looked at");
    }
    apply(grouping, run, person.name());
  }

  /**
   * @throws BatonException GROUPING_WRONG_STANDING, GROUPING_OWN_CHANGE
   */
  @Transactional
  public void refuse(Grouping grouping, long runId, String comment, Person person) {
    book.lock(grouping.id());
    GroupingRun run = require(runId, "refused", Standing.AWAITING);
    requireAnother(run, person);
    runs.refused(run, person.name(), comment);
    record("GROUPING_REFUSED", grouping, run);
  }

  /** Neither who started or asked, nor who settled the settings. */
  static boolean own(GroupingRun run, Person person) {
    return Stream.of(run.startedBy(), run.author(), run.askedBy()).anyMatch(person.name()::equals);
  }

  private static void requireAnother(GroupingRun run, Person person) {
    if (own(run, person)) {
      throw new BatonException(
          GroupingError.GROUPING_OWN_CHANGE, "somebody else decides on what you asked for");
    }
  }

  private GroupingRun require(long runId, String what, Standing standing) {
    GroupingRun run = runs.find(runId).orElseThrow(() -> RunBook.unknown(runId));
    if (!run.is(standing)) {
      throw new BatonException(
          GroupingError.GROUPING_WRONG_STANDING,
          "run %d can't be %s: it is %s"
              .formatted(runId, what, run.standing() == null ? run.state() : run.standing()));
    }
    return run;
  }

  private void apply(Grouping grouping, GroupingRun run, String by) {
    runs.inEffect(run, by);
    for (StoredGroup group : runs.groups(run.id())) {
      save(grouping, group);
    }
    record("GROUPING_IN_EFFECT", grouping, run);
  }

  private void save(Grouping grouping, StoredGroup group) {
    var definition = json.createObjectNode().put("group", group.id()).put("hash", group.hash());
    @Nullable Segment segment =
        group.segment() == null ? null : segments.find(group.segment()).orElse(null);
    if (segment != null) {
      segments.changeFixed(segment, definition);
      return;
    }
    String name = grouping.name() + " · " + new GroupName(group.nameZh(), group.nameEn()).both();
    Segment made =
        segments.createFixed(
            new SegmentDraft(
                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                book.nextSegmentCode(grouping),
                "分群 %s 的一组：%s。 A group of grouping %s: %s."
                    .formatted(grouping.code(), group.nameZh(), grouping.code(), group.nameEn()),
                null,
                GroupKind.NAME,
                definition),
            grouping.scope(),
            grouping.owner());
    book.saveAs(grouping, group.key(), made.code());
  }

  private void record(String action, Grouping grouping, GroupingRun run) {
    Moves moves = run.moves();
    audit.record(
        action,
        "grouping:" + grouping.code(),
        Map.of(
            "run",
            run.id(),
            "hash",
            String.valueOf(run.hash()),
            "moved",
            moves == null ? 0 : moves.moved()));
  }
}
