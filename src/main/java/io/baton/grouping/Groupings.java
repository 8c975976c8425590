package io.baton.grouping;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.segment.Segments;
import io.baton.shared.BatonException;
import io.baton.tag.Tags;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * The groupings of the bank. One belongs to the branch of whoever made it: it divides customers of
 * that branch only, and people of other branches do not see it.
 */
@Component
class Groupings {
  private static final int LONGEST_NAME = 60;
  private static final BigDecimal USUAL_LIMIT = new BigDecimal("0.10");
  private static final int MOST_RUNS = 50;

  private final GroupingBook book;
  private final RunBook runs;
  private final GroupingMethods methods;
  private final Grounds grounds;
  private final Segments segments;
  private final Tags tags;
  private final Caller caller;
  private final Audit audit;

  Groupings(
      GroupingBook book,
      RunBook runs,
      GroupingMethods methods,
      Grounds grounds,
      Segments segments,
      Tags tags,
      Caller caller,
      Audit audit) {
    this.book = book;
    this.runs = runs;
    this.methods = methods;
    this.grounds = grounds;
    this.segments = segments;
    this.tags = tags;
    this.caller = caller;
    this.audit = audit;
  }

  List<Grouping> visible() {
    return book.visibleFrom(caller.get().branchPath());
  }

  /**
   * @throws BatonException GROUPING_UNKNOWN, also for one of another branch
   */
  Grouping get(String code) {
    return book.find(code)
        .filter(grouping -> grouping.scope().startsWith(caller.get().branchPath()))
        .orElseThrow(
            () ->
                new BatonException(GroupingError.GROUPING_UNKNOWN, "there is no grouping " + code));
  }

  /**
   * @throws BatonException GROUPING_INVALID, SEGMENT_UNKNOWN or TAG_NOT_ONLINE
   */
  @Transactional
  public Grouping create(GroupingDraft draft) {
    Person person = caller.get();
    GroupingMethod method = methods.get(draft.method());
    JsonNode settings = checked(draft, method, Set.of());
    BigDecimal limit = draft.approvalAbove();
    GroupingDraft complete =
        new GroupingDraft(
            draft.name().strip(),
            draft.method(),
            draft.base(),
            settings,
            limit == null && method.adapts() ? USUAL_LIMIT : limit);
    Grouping made = book.add(complete, settings, person.branchPath(), person.name());
    audit.record(
        "GROUPING_CREATED",
        "grouping:" + made.code(),
        Map.of("method", made.method(), "settings", settings.toString()));
    return made;
  }

  /**
   * What is in effect stays until a run with the new settings takes its place.
   *
   * @param version the version that the change was made on
   * @throws BatonException as {@link #create}, and GROUPING_STALE_VERSION
   */
  @Transactional
  public Grouping change(String code, GroupingDraft draft, int version) {
    Grouping now = get(code);
    if (!now.method().equals(draft.method())) {
      throw Settings.refused(
          GroupingError.GROUPING_INVALID, "/method", "the method of a grouping stays");
    }
    GroupingMethod method = methods.get(now.method());
    JsonNode settings = checked(draft, method, method.tags(now.settings()));
    if (draft.approvalAbove() == null && method.adapts()) {
      throw Settings.refused(
          GroupingError.GROUPING_INVALID, "/approvalAbove", "this method needs a limit");
    }
    Grouping changed =
        book.change(now, draft, settings, version, caller.get().name())
            .orElseThrow(
                () ->
                    new BatonException(
                        GroupingError.GROUPING_STALE_VERSION,
                        "somebody has changed the grouping since version " + version));
    audit.record(
        "GROUPING_CHANGED",
        "grouping:" + code,
        Map.of("version", changed.version(), "settings", settings.toString()));
    return changed;
  }

  private JsonNode checked(GroupingDraft draft, GroupingMethod method, Set<String> tagsBefore) {
    if (draft.name().isBlank() || draft.name().strip().length() > LONGEST_NAME) {
      throw Settings.refused(
          GroupingError.GROUPING_INVALID, "/name", "1 to " + LONGEST_NAME + " characters");
    }
    BigDecimal limit = draft.approvalAbove();
    if (limit != null && (limit.signum() < 0 || limit.compareTo(BigDecimal.ONE) > 0)) {
      throw Settings.refused(
          GroupingError.GROUPING_INVALID, "/approvalAbove", "a share from 0 to 1");
    }
    JsonNode settings = method.canonical(draft.settings());
    if (draft.base() != null) {
      segments.visible(draft.base());
    }
    method.segments(settings).forEach(segments::visible);
    tags.requireOnline(method.tags(settings), tagsBefore);
    return settings;
  }

  /** Its segments stay as they are. */
  @Transactional
  public void retire(String code) {
    Grouping grouping = get(code);
    runs.of(grouping.id(), 1).forEach(runs::cancel);
    book.retire(grouping);
    audit.record("GROUPING_RETIRED", "grouping:" + code, Map.of("version", grouping.version()));
  }

  /** Null days stop it. */
  @Transactional
  public Grouping repeat(String code, @Nullable Integer days, @Nullable LocalTime at) {
    Grouping grouping = get(code);
    if ((days == null) != (at == null) || (days != null && (days < 1 || days > 366))) {
      throw Settings.refused(
          GroupingError.GROUPING_INVALID, "/days", "1 to 366 days and a time of the day, or none");
    }
    book.repeat(grouping, days, at);
    audit.record(
        "GROUPING_REPEAT_SET",
        "grouping:" + code,
        Map.of("days", days == null ? 0 : days, "at", at == null ? "" : at.toString()));
    return get(code);
  }

  /**
   * @throws BatonException GROUPING_RUN_UNDER_WAY
   */
  @Transactional
  public GroupingRun start(String code) {
    Grouping grouping = get(code);
    GroupingRun run =
        runs.open(grouping, caller.get().name())
            .orElseThrow(
                () ->
                    new BatonException(
                        GroupingError.GROUPING_RUN_UNDER_WAY, "a run is under way already"));
    audit.record("GROUPING_RUN_STARTED", "grouping:" + code, Map.of("run", run.id()));
    return run;
  }

  @Transactional
  public void cancel(String code, long run) {
    runs.cancel(run(code, run));
    audit.record("GROUPING_RUN_CANCELLED", "grouping:" + code, Map.of("run", run));
  }

  /**
   * @throws BatonException GROUPING_RUN_UNKNOWN, also for one of another grouping
   */
  GroupingRun run(String code, long run) {
    Grouping grouping = get(code);
    return runs.find(run)
        .filter(found -> found.groupingId() == grouping.id())
        .orElseThrow(() -> RunBook.unknown(run));
  }

  List<GroupingRun> runs(Grouping grouping) {
    return runs.of(grouping.id(), MOST_RUNS);
  }

  /**
   * How many are meant, while somebody types.
   *
   * @param segments members of the segments that the settings name, by code
   * @param groups null where the method takes too long for that
   */
  record Preview(
      long base, Map<String, Long> segments, @Nullable List<Count> groups, JsonNode summary) {}

  record Count(String key, String nameZh, String nameEn, long size, JsonNode detail) {}

  Preview preview(GroupingDraft draft) {
    GroupingMethod method = methods.get(draft.method());
    JsonNode settings = checked(draft, method, method.tags(method.canonical(draft.settings())));
    Ground ground = grounds.of(method, draft.base(), settings, caller.get().branchPath(), Map.of());
    Map<String, Long> named = new TreeMap<>();
    ground.segments().forEach((code, members) -> named.put(code, members.size()));
    if (!method.quick()) {
      return new Preview(ground.base().size(), named, null, settings);
    }
    Division division = method.divide(ground, Progress.UNTOLD).of(ground.base());
    return new Preview(
        ground.base().size(),
        named,
        division.parts().stream()
            .map(
                part ->
                    new Count(
                        part.key(),
                        part.name().zh(),
                        part.name().en(),
                        part.members().size(),
                        part.detail()))
            .toList(),
        division.summary());
  }
}
