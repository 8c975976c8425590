package io.baton.segment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
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

/** Segments, their live counts and snapshots, within the caller's branches. */
@RestController
@RequestMapping("/api/segments")
class SegmentController {
  private static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')";

  private final Segments segments;

  SegmentController(Segments segments) {
    this.segments = segments;
  }

  /** {@code rule} is the definition of a RULE, in few words. */
  record CountQuestion(
      @Nullable String kind,
      @Nullable JsonNode definition,
      @Nullable String among,
      @Nullable JsonNode rule) {}

  record Draft(
      @NotNull String name,
      @Nullable String code,
      @Nullable String description,
      @Nullable String among,
      @Nullable String kind,
      @Nullable JsonNode definition,
      @Nullable JsonNode rule) {}

  record Refresh(@Nullable LocalTime at) {}

  /**
   * @param rule the definition of a RULE once more, for those who know no other kind
   */
  record View(
      String code,
      String name,
      String description,
      @Nullable String among,
      String kind,
      JsonNode definition,
      @Nullable JsonNode rule,
      int version,
      String owner,
      Instant createdAt,
      Instant updatedAt,
      @Nullable LocalTime refreshAt) {
    static View of(Segment segment) {
      return new View(
          segment.code(),
          segment.name(),
          segment.description(),
          segment.among(),
          segment.kind(),
          segment.definition(),
          segment.kind().equals(RuleKind.NAME) ? segment.definition() : null,
          segment.version(),
          segment.owner(),
          segment.createdAt(),
          segment.updatedAt(),
          segment.refreshAt());
    }
  }

  @PostMapping("/count")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST')")
  SegmentCount count(@RequestBody CountQuestion question) {
    return segments.count(
        kind(question.kind()),
        question.definition() == null ? question.rule() : question.definition(),
        question.among());
  }

  @PostMapping
  @PreAuthorize("hasRole('MARKETER')")
  @ResponseStatus(HttpStatus.CREATED)
  View create(@Valid @RequestBody Draft draft) {
    return View.of(
        segments.create(
            new SegmentDraft(
                draft.name(),
                draft.code(),
                draft.description(),
                draft.among(),
                kind(draft.kind()),
                draft.definition() == null ? draft.rule() : draft.definition())));
  }

  @GetMapping("/{code}")
  @PreAuthorize(READERS)
  View one(@PathVariable String code) {
    return View.of(segments.visible(code));
  }

  @PutMapping("/{code}")
  @PreAuthorize("hasRole('MARKETER')")
  View change(@PathVariable String code, @RequestBody SegmentChange change) {
    return View.of(segments.change(code, change));
  }

  @DeleteMapping("/{code}")
  @PreAuthorize("hasRole('MARKETER')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retire(@PathVariable String code) {
    segments.retire(code);
  }

  /** What {@link #retire} did is taken back. */
  @PostMapping("/{code}/restoration")
  @PreAuthorize("hasRole('MARKETER')")
  View restore(@PathVariable String code) {
    return View.of(segments.restore(code));
  }

  @GetMapping("/{code}/users")
  @PreAuthorize(READERS)
  SegmentUses users(@PathVariable String code) {
    return segments.usersOf(segments.visible(code));
  }

  /** Its conditions that are no facts, those of the segments it is made of included. */
  @GetMapping("/{code}/predictions")
  @PreAuthorize(READERS)
  List<PredictedCondition> predictions(@PathVariable String code) {
    return segments.predictionsOf(segments.visible(code));
  }

  @PutMapping("/{code}/refresh")
  @PreAuthorize("hasRole('MARKETER')")
  View refreshAt(@PathVariable String code, @RequestBody Refresh refresh) {
    return View.of(segments.refreshAt(code, refresh.at()));
  }

  @PostMapping("/{code}/snapshots")
  @PreAuthorize("hasRole('MARKETER')")
  @ResponseStatus(HttpStatus.CREATED)
  Snapshot freeze(@PathVariable String code) {
    return segments.snapshot(segments.visible(code).id());
  }

  @GetMapping("/{code}/snapshots")
  @PreAuthorize(READERS)
  List<Snapshot> snapshots(@PathVariable String code) {
    return segments.snapshots(segments.visible(code).id());
  }

  private static String kind(@Nullable String kind) {
    return kind == null ? RuleKind.NAME : kind;
  }
}
