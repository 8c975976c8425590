package io.baton.segment;

import io.baton.access.Access;
import io.baton.access.AccessError;
import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Named sets of customers. A segment belongs to the branch of whoever made it: it never holds
 * customers of other branches, whoever evaluates it, and people of other branches do not see it.
 */
@Component
public class Segments {
  /** Background work, such as loading the demo bank, acts for head office. */
  private static final Person SYSTEM = new Person(0, "system", Set.of(), "/");

  private final SegmentBook book;
  private final SegmentKinds kinds;
  private final WritingSegment writing;
  private final Membership membership;
  private final PredictedConditions predictions;
  private final List<SegmentUsers> users;
  private final Cohorts cohorts;
  private final Access access;
  private final Audit audit;

  Segments(
      SegmentBook book,
      SegmentKinds kinds,
      WritingSegment writing,
      Membership membership,
      PredictedConditions predictions,
      List<SegmentUsers> users,
      Cohorts cohorts,
      Access access,
      Audit audit) {
    this.book = book;
    this.kinds = kinds;
    this.writing = writing;
    this.membership = membership;
    this.predictions = predictions;
    this.users = users;
    this.cohorts = cohorts;
    this.access = access;
    this.audit = audit;
  }

  /**
   * @throws BatonException what the kind refuses, SEGMENT_INVALID, SEGMENT_UNKNOWN_SOURCE or
   *     SEGMENT_EXISTS
   */
  @Transactional
  public Segment create(SegmentDraft draft) {
    writing.refuseFixed(draft.kind(), "/kind");
    Person person = caller();
    return writing.make(draft, person.branchPath(), person.name());
  }

  /**
   * Makes a segment of a fixed kind, for the module whose kind it is.
   *
   * @param scope path of the branch it is made for
   */
  @Transactional
  public Segment createFixed(SegmentDraft draft, String scope, String owner) {
    return writing.make(draft, scope, owner);
  }

  /**
   * @throws BatonException as {@link #create}, and SEGMENT_UNKNOWN or SEGMENT_STALE_VERSION
   */
  @Transactional
  public Segment change(String code, SegmentChange change) {
    Segment now = visible(code);
    if (change.newDefinition() != null || change.among() != null) {
      writing.refuseFixed(now.kind(), "/definition");
    }
    return writing.change(now, change, caller().name());
  }

  /** Puts another set into a segment of a fixed kind, as its next version. */
  @Transactional
  public Segment changeFixed(Segment now, JsonNode definition) {
    return writing.change(
        now, new SegmentChange(null, null, null, definition, null, now.version()), caller().name());
  }

  /**
   * Takes a segment out of use.
   *
   * @throws BatonException SEGMENT_UNKNOWN, or SEGMENT_IN_USE naming every user
   */
  @Transactional
  public void retire(String code) {
    Segment segment = visible(code);
    book.lockCompositions();
    SegmentUses uses = usersOf(segment);
    if (!uses.isEmpty()) {
      throw new BatonException(
          SegmentError.SEGMENT_IN_USE,
          "the segment is used by " + uses.words(),
          uses.named().stream()
              .map(use -> new Finding(use.kind() + " " + use.code(), "SEGMENT_IN_USE", use.name()))
              .toList());
    }
    book.retire(segment);
    audit.record("SEGMENT_RETIRED", "segment:" + code, Map.of("version", segment.version()));
  }

  /**
   * Takes a segment back into use as it was.
   *
   * @throws BatonException SEGMENT_UNKNOWN, or as {@link #create} where it no longer could be made
   *     so: what it is made of may have gone meanwhile
   */
  @Transactional
  public Segment restore(String code) {
    book.lockCompositions();
    Segment segment = book.restore(code, caller().branchPath()).orElseThrow(() -> unknown(code));
    writing.requireUsable(segment);
    audit.record("SEGMENT_RESTORED", "segment:" + code, Map.of("version", segment.version()));
    return segment;
  }

  /** The segments and campaigns that would change with it. */
  public SegmentUses usersOf(Segment segment) {
    return SegmentUses.seenFrom(
        caller().branchPath(),
        users.stream().flatMap(each -> each.usersOf(segment.code()).stream()).toList());
  }

  /** Codes of the tags that decide who is in it, those of its parts not included. */
  public Set<String> tagsOf(Segment segment) {
    return kinds.get(segment.kind()).tags(segment.definition());
  }

  /** Codes of the segments that it is made of, those of its parts not included. */
  public Set<String> partsOf(Segment segment) {
    return kinds.get(segment.kind()).segments(segment.definition());
  }

  /** Its conditions that rest on predictions, those of its parts included. */
  List<PredictedCondition> predictionsOf(Segment segment) {
    return predictions.of(segment);
  }

  /** Every day at that time of the bank's day a snapshot is taken; null stops it. */
  @Transactional
  public Segment refreshAt(String code, @Nullable LocalTime time) {
    Segment segment = visible(code);
    book.refreshAt(segment, time);
    audit.record(
        "SEGMENT_REFRESH_SET",
        "segment:" + code,
        Map.of("at", time == null ? "" : time.toString()));
    return visible(code);
  }

  /** The segment of that code, whoever asks: for other modules. */
  public Optional<Segment> find(String code) {
    return book.find(code);
  }

  /**
   * The segment as the caller may see it.
   *
   * @throws BatonException SEGMENT_UNKNOWN, also for one of another branch
   */
  public Segment visible(String code) {
    return book.find(code)
        .filter(segment -> segment.scope().startsWith(caller().branchPath()))
        .orElseThrow(() -> unknown(code));
  }

  /** Whether the caller may see a segment of that code. */
  public boolean knows(String code) {
    return book.find(code)
        .filter(segment -> segment.scope().startsWith(caller().branchPath()))
        .isPresent();
  }

  /**
   * Who is in the segment now.
   *
   * @throws BatonException RULE_UNKNOWN_FIELD if a tag of the rule is gone
   */
  public CustomerSet evaluate(Segment segment) {
    return membership.ask(segment).members();
  }

  /** Freezes the members, and says who came and went since the last time. */
  @Transactional
  public Snapshot snapshot(long segmentId) {
    Segment segment = book.find(segmentId).orElseThrow(() -> unknown(Long.toString(segmentId)));
    CustomerSet members = evaluate(segment);
    Optional<CustomerSet> before =
        book.snapshots(segmentId).stream()
            .findFirst()
            .map(snapshot -> cohorts.members(snapshot.cohortId()));
    Snapshot snapshot =
        book.addSnapshot(
            segment,
            cohorts.store(members),
            before.map(was -> members.minus(was).size()).orElse(null),
            before.map(was -> was.minus(members).size()).orElse(null),
            predictions.of(segment));
    audit.record(
        "SEGMENT_FROZEN",
        "segment:" + segment.code(),
        Map.of("snapshot", snapshot.id(), "hash", snapshot.hash(), "count", snapshot.count()));
    return snapshot;
  }

  public Optional<Snapshot> snapshotById(long id) {
    return book.snapshot(id);
  }

  /** The newest first. */
  public List<Snapshot> snapshots(long segmentId) {
    return book.snapshots(segmentId);
  }

  /** How many customers of the caller's branches are meant, as a whole and part by part. */
  SegmentCount count(String kind, @Nullable JsonNode definition, @Nullable String among) {
    String scope = caller().branchPath();
    return SegmentCount.of(() -> membership.ask(kind, Definitions.given(definition), among, scope));
  }

  private Person caller() {
    try {
      return access.current();
    } catch (BatonException e) {
      if (e.code() == AccessError.ACCESS_UNAUTHENTICATED) {
        return SYSTEM;
      }
      throw e;
    }
  }

  private static BatonException unknown(String code) {
    return new BatonException(SegmentError.SEGMENT_UNKNOWN, "there is no segment " + code);
  }
}
