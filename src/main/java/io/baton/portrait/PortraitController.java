package io.baton.portrait;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Portraits of segments, of several side by side, of their intersection, step by step down. */
@RestController
@RequestMapping("/api/portraits")
class PortraitController {
  private static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')";

  private final Portraits portraits;
  private final SavingPortraits saving;
  private final Recommending recommending;
  private final EventFunnels funnels;

  PortraitController(
      Portraits portraits,
      SavingPortraits saving,
      Recommending recommending,
      EventFunnels funnels) {
    this.portraits = portraits;
    this.saving = saving;
    this.recommending = recommending;
    this.funnels = funnels;
  }

  record Kept(@NotNull String name, @NotNull Question question) {}

  record Made(String code, String name) {}

  @GetMapping("/{segment}")
  @PreAuthorize(READERS)
  Portrait one(
      @PathVariable String segment,
      @RequestParam(required = false) @Nullable String search,
      @RequestParam(required = false) @Nullable Integer limit) {
    return portraits.of(Question.of(segment, search, limit));
  }

  /** Several segments, an intersection, or steps down. */
  @PostMapping
  @PreAuthorize(READERS)
  Portrait ask(@RequestBody Question question) {
    return portraits.of(question);
  }

  /** How many of one or two segments came as far as each step of a sequence of events. */
  @PostMapping("/funnel")
  @PreAuthorize(READERS)
  EventFunnel funnel(@RequestBody FunnelQuestion question) {
    return funnels.of(question);
  }

  /** Tags that tell most of whether somebody is in the group. */
  @PostMapping("/recommendations")
  @PreAuthorize(READERS)
  Recommendation recommend(@RequestBody Question goal) {
    return recommending.forGoal(goal);
  }

  /** Keeps the intersection, or what is left after the steps, as a segment. */
  @PostMapping("/segments")
  @PreAuthorize("hasRole('MARKETER')")
  @ResponseStatus(HttpStatus.CREATED)
  Made keep(@Valid @RequestBody Kept kept) {
    var segment = saving.save(kept.question(), kept.name());
    return new Made(segment.code(), segment.name());
  }
}
