package io.baton.segment;

import io.baton.access.Access;
import io.baton.access.AccessError;
import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.Tags;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Named sets of customers. A segment belongs to the branch of whoever made it: it never holds
 * customers of other branches, whoever evaluates it, and people of other branches do not see it.
 */
@Component
public class Segments {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_DESCRIPTION = 2_000;

  /** Background work, such as loading the demo bank, acts for head office. */
  private static final Person SYSTEM = new Person(0, "system", Set.of(), "/");

  private final SegmentBook book;
  private final SegmentKinds kinds;
  private final Membership membership;
  private final Circles circles;
  private final PredictedConditions predictions;
  private final List<SegmentUsers> users;
  private final Cohorts cohorts;
  private final Tags tags;
  private final Access access;
  private final Audit audit;
  private final JsonMapper json;

  Segments(
      SegmentBook book,
      SegmentKinds kinds,
      Membership membership,
      Circles circles,
      PredictedConditions predictions,
      List<SegmentUsers> users,
      Cohorts cohorts,
      Tags tags,
      Access access,
      Audit audit,
      JsonMapper json) {
    this.book = book;
    this.kinds = kinds;
    this.membership = membership;
    this.circles = circles;
    this.predictions = predictions;
    this.users = users;
    this.cohorts = cohorts;
    this.tags = tags;
    this.access = access;
    this.audit = audit;
    this.json = json;
  }

  /**
   * @throws BatonException what the kind refuses, SEGMENT_INVALID, SEGMENT_UNKNOWN_SOURCE or
   *     SEGMENT_EXISTS
   */
  @Transactional
  public Segment create(SegmentDraft draft) {
    refuseFixed(draft.kind(), "/kind");
    Person person = caller();
    return make(draft, person.branchPath(), person.name());
  }

  /**
   * Makes a segment of a fixed kind, for the module whose kind it is.
   *
   * @param scope path of the branch it is made for
   */
  @Transactional
  public Segment createFixed(SegmentDraft draft, String scope, String owner) {
    return make(draft, scope, owner);
  }

  private Segment make(SegmentDraft draft, String scope, String owner) {
    requireWords(draft.name(), draft.description(), draft.code());
    JsonNode definition = given(draft.definition());
    String code = draft.code() == null ? book.nextCode() : draft.code();
    refuseCircle(code, draft.kind(), definition);
    membership.ask(draft.kind(), definition, draft.among(), scope);
    tags.requireOnline(tagNames(draft.kind(), definition, draft.among()), Set.of());
    String canonical = kinds.get(draft.kind()).canonical(definition);
    Segment made =
        book.add(code, draft, canonical, scope, owner)
            .orElseThrow(
                () ->
                    new BatonException(
                        SegmentError.SEGMENT_EXISTS, "there is already a segment " + code));
    audit.record(
        "SEGMENT_CREATED", "segment:" + code, Map.of("kind", made.kind(), "definition", canonical));
    return made;
  }

  /**
   * @throws BatonException as {@link #create}, and SEGMENT_UNKNOWN or SEGMENT_STALE_VERSION
   */
  @Transactional
  public Segment change(String code, SegmentChange change) {
    Segment now = visible(code);
    if (change.newDefinition() != null || change.among() != null) {
      refuseFixed(now.kind(), "/definition");
    }
    return change(now, change);
  }

  /** Puts another set into a segment of a fixed kind, as its next version. */
  @Transactional
  public Segment changeFixed(Segment now, JsonNode definition) {
    return change(now, new SegmentChange(null, null, null, definition, null, now.version()));
  }

  private Segment change(Segment now, SegmentChange change) {
    String code = now.code();
    JsonNode definition = change.newDefinition();
    Segment changed =
        new Segment(
            now.id(),
            now.code(),
            change.name() == null ? now.name() : change.name(),
            change.description() == null ? now.description() : change.description(),
            change.among() == null ? now.among() : change.among(),
            now.kind(),
            definition == null
                ? now.definition()
                : json.readTree(kinds.get(now.kind()).canonical(definition)),
            now.version(),
            now.scope(),
            now.owner(),
            now.createdAt(),
            now.updatedAt(),
            now.refreshAt());
    requireWords(changed.name(), changed.description(), null);
    refuseCircle(code, changed.kind(), changed.definition());
    membership.ask(changed);
    tags.requireOnline(tagNames(changed), tagNames(now));
    Segment saved =
        book.change(changed, change.version(), caller().name())
            .orElseThrow(
                () ->
                    new BatonException(
                        SegmentError.SEGMENT_STALE_VERSION,
                        "somebody has changed the segment since version " + change.version()));
    audit.record(
        "SEGMENT_CHANGED",
        "segment:" + code,
        Map.of("version", saved.version(), "definition", saved.definition().toString()));
    return saved;
  }

  private void refuseFixed(String kind, String place) {
    if (kinds.get(kind).fixed()) {
      throw Definitions.invalid(place, "who is in such a segment is said where it was made");
    }
  }

  private void refuseCircle(String code, String kind, JsonNode definition) {
    Set<String> parts = kinds.get(kind).segments(definition);
    if (!parts.isEmpty()) {
      book.lockCompositions();
      circles.refuse(code, parts);
    }
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
    membership.ask(segment);
    tags.requireOnline(tagNames(segment), Set.of());
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
    return SegmentCount.of(() -> membership.ask(kind, given(definition), among, scope));
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

  private static JsonNode given(@Nullable JsonNode definition) {
    return definition == null ? MissingNode.getInstance() : definition;
  }

  private static void requireWords(
      String name, @Nullable String description, @Nullable String code) {
    String fault =
        name.isBlank() || name.length() > LONGEST_NAME
            ? "a name has 1 to " + LONGEST_NAME + " characters"
            : description != null && description.length() > LONGEST_DESCRIPTION
                ? "a description has at most " + LONGEST_DESCRIPTION + " characters"
                : code != null && !CODE.matcher(code).matches()
                    ? "a code has at most 40 letters, digits, _ or -"
                    : null;
    if (fault != null) {
      throw new BatonException(
          SegmentError.SEGMENT_INVALID,
          fault,
          List.of(new Finding("", SegmentError.SEGMENT_INVALID.name(), fault)));
    }
  }

  /** Codes of the tags that may be meant: a column's name among a source is short for one. */
  private Set<String> tagNames(String kind, JsonNode definition, @Nullable String among) {
    Set<String> codes = new HashSet<>(kinds.get(kind).tags(definition));
    if (among != null) {
      List.copyOf(codes).forEach(field -> codes.add(among + "." + field));
    }
    return codes;
  }

  private Set<String> tagNames(Segment segment) {
    return tagNames(segment.kind(), segment.definition(), segment.among());
  }

  private static BatonException unknown(String code) {
    return new BatonException(SegmentError.SEGMENT_UNKNOWN, "there is no segment " + code);
  }
}
