package io.baton.segment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
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

  record Question(@Nullable String among, @Nullable JsonNode rule) {}

  record Draft(
      @NotNull String name,
      @Nullable String code,
      @Nullable String description,
      @Nullable String among,
      @Nullable JsonNode rule) {}

  record View(
      String code,
      String name,
      String description,
      @Nullable String among,
      JsonNode rule,
      int version,
      String owner,
      Instant createdAt,
      Instant updatedAt) {
    static View of(Segment segment) {
      return new View(
          segment.code(),
          segment.name(),
          segment.description(),
          segment.among(),
          segment.rule(),
          segment.version(),
          segment.owner(),
          segment.createdAt(),
          segment.updatedAt());
    }
  }

  @PostMapping("/count")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST')")
  SegmentCount count(@RequestBody Question question) {
    return segments.count(question.among(), question.rule());
  }

  @PostMapping
  @PreAuthorize("hasRole('MARKETER')")
  @ResponseStatus(HttpStatus.CREATED)
  View create(@Valid @RequestBody Draft draft) {
    return View.of(
        segments.create(
            new SegmentDraft(
                draft.name(), draft.code(), draft.description(), draft.among(), draft.rule())));
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
}
