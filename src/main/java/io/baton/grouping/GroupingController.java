package io.baton.grouping;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import io.baton.shared.Finding;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Groupings, their runs and what becomes of the divisions, within the caller's branches. */
@RestController
@RequestMapping("/api/groupings")
class GroupingController {
  private static final String READERS = "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST')";
  private static final String MAKERS = "hasRole('MARKETER')";
  private static final int LONGEST_COMMENT = 1_000;

  private final Groupings groupings;
  private final TakingEffect effect;
  private final RunBook book;
  private final Segments segments;
  private final Access access;

  GroupingController(
      Groupings groupings, TakingEffect effect, RunBook book, Segments segments, Access access) {
    this.groupings = groupings;
    this.effect = effect;
    this.book = book;
    this.segments = segments;
    this.access = access;
  }

  /**
   * @param version the version that a change was made on; not of a new one
   */
  record Draft(
      @NotNull String name,
      @NotNull String method,
      @Nullable String base,
      @Nullable JsonNode settings,
      @Nullable BigDecimal approvalAbove,
      @Nullable Integer version) {
    GroupingDraft draft() {
      return new GroupingDraft(
          name,
          method,
          base,
          settings == null ? MissingNode.getInstance() : settings,
          approvalAbove);
    }
  }

  record Repeat(@Nullable Integer days, @Nullable LocalTime at) {}

  record Approval(@NotNull String hash) {}

  record Refusal(@NotNull String comment) {}

  /**
   * @param baseName null for all customers of the branch
   * @param inEffect the run whose division is in effect
   * @param newest the newest run
   */
  record View(
      String code,
      String name,
      String method,
      @Nullable String base,
      @Nullable String baseName,
      JsonNode settings,
      @Nullable BigDecimal approvalAbove,
      @Nullable Integer repeatDays,
      @Nullable LocalTime repeatAt,
      int version,
      String owner,
      String author,
      Instant updatedAt,
      @Nullable RunView inEffect,
      @Nullable RunView newest) {}

  /**
   * @param own whether the caller may not decide on it, because it is their own
   * @param groups null in lists
   */
  record RunView(
      long id,
      GroupingRun.State state,
      boolean cancelling,
      @Nullable String stage,
      long done,
      long total,
      String startedBy,
      Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable String problemCode,
      @Nullable String problem,
      List<Finding> findings,
      GroupingRun.@Nullable Standing standing,
      @Nullable Integer division,
      @Nullable Instant asOf,
      @Nullable Long baseSize,
      @Nullable String baseHash,
      @Nullable String hash,
      @Nullable JsonNode summary,
      @Nullable Moves moves,
      JsonNode settings,
      @Nullable BigDecimal approvalAbove,
      @Nullable String askedBy,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String comment,
      boolean own,
      @Nullable List<StoredGroup> groups) {}

  @GetMapping
  @PreAuthorize(READERS)
  List<View> all() {
    List<Grouping> visible = groupings.visible();
    Map<Long, GroupingRun> newest =
        book.newest(visible.stream().map(Grouping::id).toList()).stream()
            .collect(Collectors.toMap(GroupingRun::groupingId, Function.identity()));
    List<View> views = new ArrayList<>();
    for (Grouping grouping : visible) {
      GroupingRun run = newest.get(grouping.id());
      views.add(
          view(
              grouping,
              book.inEffect(grouping.id()).map(found -> view(found, false)).orElse(null),
              run == null ? null : view(run, false)));
    }
    return views;
  }

  @PostMapping
  @PreAuthorize(MAKERS)
  @ResponseStatus(HttpStatus.CREATED)
  View create(@Valid @RequestBody Draft draft) {
    return view(groupings.create(draft.draft()));
  }

  /** How many are meant by a draft, and which groups, where that is quick. */
  @PostMapping("/preview")
  @PreAuthorize(MAKERS)
  Groupings.Preview preview(@Valid @RequestBody Draft draft) {
    return groupings.preview(draft.draft());
  }

  @GetMapping("/{code}")
  @PreAuthorize(READERS)
  View one(@PathVariable String code) {
    return view(groupings.get(code));
  }

  @PutMapping("/{code}")
  @PreAuthorize(MAKERS)
  View change(@PathVariable String code, @Valid @RequestBody Draft draft) {
    Integer version = draft.version();
    return view(groupings.change(code, draft.draft(), version == null ? 0 : version));
  }

  @DeleteMapping("/{code}")
  @PreAuthorize(MAKERS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retire(@PathVariable String code) {
    groupings.retire(code);
  }

  @PutMapping("/{code}/repeat")
  @PreAuthorize(MAKERS)
  View repeat(@PathVariable String code, @RequestBody Repeat repeat) {
    return view(groupings.repeat(code, repeat.days(), repeat.at()));
  }

  @PostMapping("/{code}/runs")
  @PreAuthorize(MAKERS)
  @ResponseStatus(HttpStatus.ACCEPTED)
  RunView start(@PathVariable String code) {
    return view(groupings.start(code), false);
  }

  @GetMapping("/{code}/runs")
  @PreAuthorize(READERS)
  List<RunView> runs(@PathVariable String code) {
    return groupings.runs(groupings.get(code)).stream().map(run -> view(run, false)).toList();
  }

  @GetMapping("/{code}/runs/{run}")
  @PreAuthorize(READERS)
  RunView run(@PathVariable String code, @PathVariable long run) {
    return view(groupings.run(code, run), true);
  }

  @PostMapping("/{code}/runs/{run}/cancellation")
  @PreAuthorize(MAKERS)
  @ResponseStatus(HttpStatus.ACCEPTED)
  void cancel(@PathVariable String code, @PathVariable long run) {
    groupings.cancel(code, run);
  }

  /** Saves the groups as segments, or waits for a second person where that moves too many. */
  @PostMapping("/{code}/runs/{run}/effect")
  @PreAuthorize(MAKERS)
  RunView takeEffect(@PathVariable String code, @PathVariable long run) {
    groupings.run(code, run);
    effect.take(groupings.get(code), run, access.current());
    return view(groupings.run(code, run), true);
  }

  @PostMapping("/{code}/runs/{run}/approval")
  @PreAuthorize("hasRole('APPROVER')")
  RunView approve(
      @PathVariable String code, @PathVariable long run, @Valid @RequestBody Approval approval) {
    groupings.run(code, run);
    effect.approve(groupings.get(code), run, approval.hash(), access.current());
    return view(groupings.run(code, run), true);
  }

  @PostMapping("/{code}/runs/{run}/refusal")
  @PreAuthorize("hasRole('APPROVER')")
  RunView refuse(
      @PathVariable String code, @PathVariable long run, @Valid @RequestBody Refusal refusal) {
    String comment = refusal.comment().strip();
    if (comment.isEmpty() || comment.length() > LONGEST_COMMENT) {
      throw Settings.refused(
          GroupingError.GROUPING_INVALID, "/comment", "1 to " + LONGEST_COMMENT + " characters");
    }
    groupings.run(code, run);
    effect.refuse(groupings.get(code), run, comment, access.current());
    return view(groupings.run(code, run), true);
  }

  private View view(Grouping grouping) {
    return view(
        grouping,
        book.inEffect(grouping.id()).map(run -> view(run, true)).orElse(null),
        groupings.runs(grouping).stream().findFirst().map(run -> view(run, true)).orElse(null));
  }

  private View view(Grouping grouping, @Nullable RunView inEffect, @Nullable RunView newest) {
    String base = grouping.base();
    return new View(
        grouping.code(),
        grouping.name(),
        grouping.method(),
        base,
        base == null ? null : segments.find(base).map(Segment::name).orElse(base),
        grouping.settings(),
        grouping.approvalAbove(),
        grouping.repeatDays(),
        grouping.repeatAt(),
        grouping.version(),
        grouping.owner(),
        grouping.author(),
        grouping.updatedAt(),
        inEffect,
        newest);
  }

  private RunView view(GroupingRun run, boolean whole) {
    Person person = access.current();
    return new RunView(
        run.id(),
        run.state(),
        run.cancelling(),
        run.stage(),
        run.done(),
        run.total(),
        run.startedBy(),
        run.startedAt(),
        run.finishedAt(),
        run.problemCode(),
        run.problem(),
        run.findings(),
        run.standing(),
        run.division(),
        run.asOf(),
        run.baseSize(),
        run.baseHash(),
        run.hash(),
        run.summary(),
        run.moves(),
        run.settings(),
        run.approvalAbove(),
        run.askedBy(),
        run.decidedBy(),
        run.decidedAt(),
        run.comment(),
        TakingEffect.own(run, person),
        whole ? book.groups(run.id()) : null);
  }
}
