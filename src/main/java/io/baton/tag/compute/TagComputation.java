package io.baton.tag.compute;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.Field;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.TagDraft;
import io.baton.tag.TagNeeds;
import io.baton.tag.TagResumed;
import io.baton.tag.TagUsage;
import io.baton.tag.Tags;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Defines tags, and starts the runs that compute them in the background. */
@Component
public class TagComputation {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");

  private final RunBook book;
  private final ReadingRuns runs;
  private final Tags tags;
  private final TagUsage usage;
  private final ObjectProvider<FactTables> providers;
  private final ObjectProvider<TagNeeds> needs;
  private final TagEngine engine;
  private final Audit audit;
  private final Access access;
  private final BatonClock clock;
  private final ZoneId zone;
  private final JsonMapper json;

  TagComputation(
      RunBook book,
      ReadingRuns runs,
      Tags tags,
      TagUsage usage,
      ObjectProvider<FactTables> providers,
      ObjectProvider<TagNeeds> needs,
      TagEngine engine,
      Audit audit,
      Access access,
      BatonClock clock,
      @Value("${baton.zone}") ZoneId zone,
      JsonMapper json) {
    this.book = book;
    this.runs = runs;
    this.tags = tags;
    this.usage = usage;
    this.providers = providers;
    this.needs = needs;
    this.engine = engine;
    this.audit = audit;
    this.access = access;
    this.clock = clock;
    this.zone = zone;
    this.json = json;
  }

  public List<FactTable> tables() {
    return providers
        .orderedStream()
        .flatMap(each -> each.factTables().stream())
        .map(engine::place)
        .toList();
  }

  List<String> defined() {
    return book.codes();
  }

  /**
   * Refuses a definition that would take a tag away from those who rely on it: one that is no
   * draft, or whose values come from elsewhere.
   *
   * @throws BatonException TAG_CODE_TAKEN, TAG_NOT_DRAFT
   */
  void requireFree(String code, boolean create) {
    if (tags.find(code).isEmpty()) {
      return;
    }
    if (create || !book.codes().contains(code)) {
      String message = "there is a tag of the code " + code + " already";
      throw new BatonException(
          DefinitionError.TAG_CODE_TAKEN,
          message,
          List.of(new Finding("/code", DefinitionError.TAG_CODE_TAKEN.name(), message)));
    }
    if (!tags.isDraft(code)) {
      throw new BatonException(
          DefinitionError.TAG_NOT_DRAFT,
          "only a draft is defined anew; retire the tag and reopen it first");
    }
  }

  /**
   * Defines tags, or defines them anew; their values stay until the next run.
   *
   * @throws BatonException TAG_CODE_INVALID, DEFINITION_INVALID, DEFINITION_UNKNOWN_TABLE,
   *     TAG_DEFINED_TWICE where another tag has the same definition, whatever its spelling; nothing
   *     was defined then
   */
  @Transactional
  public void define(List<DefinedTag> wanted, @Nullable String family) {
    List<FactTable> tables = tables();
    List<TagDraft> drafts = new ArrayList<>();
    Map<String, String> canonicals = new LinkedHashMap<>();
    for (DefinedTag tag : wanted) {
      if (!CODE.matcher(tag.code()).matches() || tag.nameZh().isBlank() || tag.nameEn().isBlank()) {
        throw new BatonException(
            DefinitionError.TAG_CODE_INVALID,
            "a tag has a code of letters, digits, _ . - and a name in both languages");
      }
      TagDefinition definition = TagDefinition.parse(json.readTree(tag.definition()));
      FactTable table = table(tables, definition.table());
      Field field = DefinitionSql.result(tag.code(), definition, table);
      String canonical = CanonicalDefinition.hash(definition, table);
      String same = canonicals.put(canonical, tag.code());
      if (same != null && !same.equals(tag.code())) {
        throw definedTwice(tag.code(), same);
      }
      drafts.add(new TagDraft(tag.code(), tag.nameZh(), tag.nameEn(), field.type(), field.scale()));
    }
    book.definedAs(canonicals)
        .forEach(
            (other, canonical) -> {
              throw definedTwice(String.valueOf(canonicals.get(canonical)), other);
            });
    tags.define(drafts);
    book.define(wanted, canonicals, family, access.callerName());
  }

  private static BatonException definedTwice(String code, String same) {
    return new BatonException(
        DefinitionError.TAG_DEFINED_TWICE,
        "the tag %s says the same as the tag %s; use that one".formatted(code, same));
  }

  /**
   * Starts a run of these tags, or of all that have a definition and are not stopped.
   *
   * @throws BatonException TAG_NOT_DEFINED, TAG_RUN_UNDER_WAY; TAG_STOPPED where one of those named
   *     is offline and nobody uses it
   */
  @Transactional
  public long start(List<String> codes) {
    if (codes.isEmpty()) {
      return startWhatGoesOn(book.codes());
    }
    Set<String> stopped = usage.stopped(codes);
    if (!stopped.isEmpty()) {
      throw new BatonException(
          DefinitionError.TAG_STOPPED,
          "not computed while offline, for nobody uses it: " + String.join(", ", stopped));
    }
    return open(codes.stream().distinct().toList());
  }

  /** Starts a run of those of these tags that are not stopped. */
  @Transactional
  public long startWhatGoesOn(List<String> codes) {
    return open(goingOn(codes));
  }

  /**
   * Starts a run of all tags that are not stopped and that no other run has.
   *
   * @throws BatonException TAG_RUN_UNDER_WAY where another run took one at the same moment; nothing
   *     was started then
   */
  @Transactional
  public FreeRun startFree() {
    List<String> codes = goingOn(book.codes());
    Set<String> locked = book.locked();
    List<String> free = codes.stream().filter(code -> !locked.contains(code)).toList();
    return new FreeRun(free.isEmpty() ? null : open(free), codes.size() - free.size());
  }

  private List<String> goingOn(List<String> codes) {
    Set<String> stopped = usage.stopped(codes);
    return codes.stream().filter(code -> !stopped.contains(code)).toList();
  }

  /** What was not computed while it was offline. */
  @EventListener
  void catchUp(TagResumed resumed) {
    if (book.canStart(resumed.code())) {
      open(List.of(resumed.code()));
    }
  }

  private long open(List<String> wanted) {
    Set<String> known = Set.copyOf(book.codes());
    for (String code : wanted) {
      if (!known.contains(code)) {
        throw new BatonException(
            DefinitionError.TAG_NOT_DEFINED, "there is no definition of a tag " + code);
      }
    }
    Map<String, Set<String>> needed = new HashMap<>();
    needs
        .orderedStream()
        .forEach(
            each ->
                each.needs()
                    .forEach((code, others) -> needed.merge(code, others, TagComputation::both)));
    long run =
        book.open(
            Levels.of(wanted, needed), LocalDate.ofInstant(clock.now(), zone), access.callerName());
    audit.record("TAG_RUN_STARTED", "tag-run:" + run, Map.of("tags", wanted.size()));
    return run;
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  /** The run stops after the tag it is at; what it has computed stays. */
  @Transactional
  public void cancel(long run) {
    get(run);
    book.cancel(run);
    audit.record("TAG_RUN_CANCELLED", "tag-run:" + run, Map.of());
  }

  TagRun get(long run) {
    return runs.find(run)
        .orElseThrow(
            () -> new BatonException(DefinitionError.TAG_RUN_UNKNOWN, "there is no such run"));
  }

  static FactTable table(List<FactTable> tables, String code) {
    return tables.stream()
        .filter(table -> table.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new BatonException(
                    DefinitionError.DEFINITION_UNKNOWN_TABLE, "there is no table " + code));
  }
}
