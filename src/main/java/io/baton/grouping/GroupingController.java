package io.baton.grouping;

import io.baton.access.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
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
  private final GroupingViews views;
  private final Access access;

  GroupingController(Groupings groupings, TakingEffect effect, GroupingViews views, Access access) {
    this.groupings = groupings;
    this.effect = effect;
    this.views = views;
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

  @GetMapping
  @PreAuthorize(READERS)
  List<GroupingView> all() {
    return views.all(groupings.visible());
  }

  @PostMapping
  @PreAuthorize(MAKERS)
  @ResponseStatus(HttpStatus.CREATED)
  GroupingView create(@Valid @RequestBody Draft draft) {
    return views.of(groupings.create(draft.draft()));
  }

  /** How many are meant by a draft, and which groups, where that is quick. */
  @PostMapping("/preview")
  @PreAuthorize(MAKERS)
  Groupings.Preview preview(@Valid @RequestBody Draft draft) {
    return groupings.preview(draft.draft());
  }

  @GetMapping("/{code}")
  @PreAuthorize(READERS)
  GroupingView one(@PathVariable String code) {
    return views.of(groupings.get(code));
  }

  @PutMapping("/{code}")
  @PreAuthorize(MAKERS)
  GroupingView change(@PathVariable String code, @Valid @RequestBody Draft draft) {
    Integer version = draft.version();
    return views.of(groupings.change(code, draft.draft(), version == null ? 0 : version));
  }

  @DeleteMapping("/{code}")
  @PreAuthorize(MAKERS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retire(@PathVariable String code) {
    groupings.retire(code);
  }

  @PutMapping("/{code}/repeat")
  @PreAuthorize(MAKERS)
  GroupingView repeat(@PathVariable String code, @RequestBody Repeat repeat) {
    return views.of(groupings.repeat(code, repeat.days(), repeat.at()));
  }

  @PostMapping("/{code}/runs")
  @PreAuthorize(MAKERS)
  @ResponseStatus(HttpStatus.ACCEPTED)
  GroupingRunView start(@PathVariable String code) {
    return views.of(groupings.start(code), false);
  }

  @GetMapping("/{code}/runs")
  @PreAuthorize(READERS)
  List<GroupingRunView> runs(@PathVariable String code) {
    return groupings.runs(groupings.get(code)).stream().map(run -> views.of(run, false)).toList();
  }

  @GetMapping("/{code}/runs/{run}")
  @PreAuthorize(READERS)
  GroupingRunView run(@PathVariable String code, @PathVariable long run) {
    return views.of(groupings.run(code, run), true);
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
  GroupingRunView takeEffect(@PathVariable String code, @PathVariable long run) {
    groupings.run(code, run);
    effect.take(groupings.get(code), run, access.current());
    return views.of(groupings.run(code, run), true);
  }

  @PostMapping("/{code}/runs/{run}/approval")
  @PreAuthorize("hasRole('APPROVER')")
  GroupingRunView approve(
      @PathVariable String code, @PathVariable long run, @Valid @RequestBody Approval approval) {
    groupings.run(code, run);
    effect.approve(groupings.get(code), run, approval.hash(), access.current());
    return views.of(groupings.run(code, run), true);
  }

  @PostMapping("/{code}/runs/{run}/refusal")
  @PreAuthorize("hasRole('APPROVER')")
  GroupingRunView refuse(
      @PathVariable String code, @PathVariable long run, @Valid @RequestBody Refusal refusal) {
    String comment = refusal.comment().strip();
    if (comment.isEmpty() || comment.length() > LONGEST_COMMENT) {
      throw Settings.refused(
          GroupingError.GROUPING_INVALID, "/comment", "1 to " + LONGEST_COMMENT + " characters");
    }
    groupings.run(code, run);
    effect.refuse(groupings.get(code), run, comment, access.current());
    return views.of(groupings.run(code, run), true);
  }
}
