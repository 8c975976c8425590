package io.baton.segment;

import io.baton.access.Access;
import io.baton.access.AccessError;
import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.cohort.Cohort;
import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Rule;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.Tags;
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
  private final Membership membership;
  private final Cohorts cohorts;
  private final Tags tags;
  private final Access access;
  private final Audit audit;
  private final JsonMapper json;

  Segments(
      SegmentBook book,
      Membership membership,
      Cohorts cohorts,
      Tags tags,
      Access access,
      Audit audit,
      JsonMapper json) {
    this.book = book;
    this.membership = membership;
    this.cohorts = cohorts;
    this.tags = tags;
    this.access = access;
    this.audit = audit;
    this.json = json;
  }

  /**
   * @throws BatonException one of the RULE_ codes, SEGMENT_INVALID, SEGMENT_UNKNOWN_SOURCE or
   *     SEGMENT_EXISTS
   */
  @Transactional
  public Segment create(SegmentDraft draft) {
    Person person = caller();
    requireWords(draft.name(), draft.description(), draft.code());
    membership.ask(draft.among(), draft.rule(), person.branchPath());
    tags.requireOnline(named(draft.among(), draft.rule()), Set.of());
    String code = draft.code() == null ? book.nextCode() : draft.code();
    Segment made =
        book.add(code, draft, canonical(draft.rule()), person.branchPath(), person.name())
            .orElseThrow(
                () ->
                    new BatonException(
                        SegmentError.SEGMENT_EXISTS, "there is already a segment " + code));
    audit.record("SEGMENT_CREATED", "segment:" + code, Map.of("rule", made.rule().toString()));
    return made;
  }

  /**
   * @throws BatonException as {@link #create}, and SEGMENT_UNKNOWN or SEGMENT_STALE_VERSION
   */
  @Transactional
  public Segment change(String code, SegmentChange change) {
    Segment now = visible(code);
    Segment changed =
        new Segment(
            now.id(),
            now.code(),
            change.name() == null ? now.name() : change.name(),
            change.description() == null ? now.description() : change.description(),
            change.among() == null ? now.among() : change.among(),
            change.rule() == null ? now.rule() : json.readTree(canonical(change.rule())),
            now.version(),
            now.scope(),
            now.owner(),
            now.createdAt(),
            now.updatedAt());
    requireWords(changed.name(), changed.description(), null);
    membership.ask(changed.among(), changed.rule(), changed.scope());
    tags.requireOnline(
        named(changed.among(), changed.rule()), named(now.among(), now.rule()));
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
        Map.of("version", saved.version(), "rule", saved.rule().toString()));
    return saved;
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

  /** The segments the caller may see, the newest change first. */
  public List<Segment> all() {
    return book.within(caller().branchPath());
  }

  /**
   * Who is in the segment now.
   *
   * @throws BatonException RULE_UNKNOWN_FIELD if a tag of the rule is gone
   */
  public CustomerSet evaluate(Segment segment) {
    return membership.ask(segment.among(), segment.rule(), segment.scope()).members();
  }

  /** Freezes the members. */
  @Transactional
  public Snapshot snapshot(long segmentId) {
    Segment segment = book.find(segmentId).orElseThrow(() -> unknown(Long.toString(segmentId)));
    Cohort cohort = cohorts.store(evaluate(segment));
    Snapshot snapshot = book.addSnapshot(segment, cohort.id(), cohort.hash(), cohort.size());
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

  /** How many customers of the caller's branches a rule means, as a whole and part by part. */
  SegmentCount count(@Nullable String among, @Nullable JsonNode rule) {
    return SegmentCount.of(membership.ask(among, rule, caller().branchPath()));
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

  private static String canonical(@Nullable JsonNode rule) {
    return Rule.parse(java.util.Objects.requireNonNull(rule)).toJson();
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

  /** Codes of the tags that the rule may mean: a column's name among a source is short for one. */
  private static Set<String> named(@Nullable String among, @Nullable JsonNode rule) {
    if (rule == null) {
      return Set.of();
    }
    Set<String> codes = new HashSet<>(Rule.parse(rule).fields());
    if (among != null) {
      List.copyOf(codes).forEach(field -> codes.add(among + "." + field));
    }
    return codes;
  }

  private static BatonException unknown(String code) {
    return new BatonException(SegmentError.SEGMENT_UNKNOWN, "there is no segment " + code);
  }
}
