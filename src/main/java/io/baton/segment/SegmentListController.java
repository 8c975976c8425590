package io.baton.segment;

import io.baton.access.Access;
import io.baton.shared.BatonException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Finding segments among very many, and the classes they are filed under. */
@RestController
@RequestMapping("/api")
class SegmentListController {
  private static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')";
  private static final int MOST = 200;

  private final SegmentList list;
  private final SegmentClasses classes;
  private final Access access;

  SegmentListController(SegmentList list, SegmentClasses classes, Access access) {
    this.list = list;
    this.classes = classes;
    this.access = access;
  }

  record ListedSegment(
      String code,
      String name,
      String description,
      @Nullable String among,
      String kind,
      @Nullable String segmentClass,
      JsonNode definition,
      int version,
      String owner,
      Instant createdAt,
      Instant updatedAt) {
    static ListedSegment of(SegmentList.Row row) {
      return new ListedSegment(
          row.code(),
          row.name(),
          row.description(),
          row.among(),
          row.kind(),
          row.segmentClass(),
          row.definition(),
          row.version(),
          row.owner(),
          row.createdAt(),
          row.updatedAt());
    }
  }

  record SegmentsPage(List<ListedSegment> items, @Nullable String next) {}

  record ClassDraft(
      @NotNull String code, @NotNull String nameZh, @NotNull String nameEn, boolean temporary) {}

  record Filing(
      @NotEmpty @Size(max = MOST) List<@NotNull String> segments, @Nullable String segmentClass) {}

  @GetMapping("/segments")
  @PreAuthorize(READERS)
  SegmentsPage page(
      @RequestParam(required = false) @Nullable String search,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(name = "class", required = false) @Nullable String segmentClass,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new BatonException(SegmentError.SEGMENT_INVALID, "limit= is 1 to " + MOST);
    }
    SegmentList.Page page =
        list.page(
            access.current().branchPath(),
            SegmentFilter.of(search, kind, owner, segmentClass),
            after == null || after.isEmpty() ? SegmentPlace.START : SegmentPlace.parse(after),
            limit);
    return new SegmentsPage(
        page.items().stream().map(ListedSegment::of).toList(),
        page.next() == null ? null : page.next().token());
  }

  /**
   * How many there are, in all and by kind, class and owner, of those that the filter lets pass.
   */
  @GetMapping("/segments/facets")
  @PreAuthorize(READERS)
  SegmentList.Facets facets(
      @RequestParam(required = false) @Nullable String search,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(name = "class", required = false) @Nullable String segmentClass) {
    return list.facets(
        access.current().branchPath(), SegmentFilter.of(search, kind, owner, segmentClass));
  }

  @GetMapping("/segment-classes")
  @PreAuthorize(READERS)
  List<SegmentClass> classes() {
    return classes.all();
  }

  @PostMapping("/segment-classes")
  @PreAuthorize("hasAnyRole('MARKETER', 'ADMINISTRATOR')")
  @ResponseStatus(HttpStatus.CREATED)
  SegmentClass addClass(@Valid @RequestBody ClassDraft draft) {
    return classes.add(draft.code(), draft.nameZh(), draft.nameEn(), draft.temporary());
  }

  /** Answers the class that each segment had before, "" for none. */
  @PostMapping("/segment-classes/filing")
  @PreAuthorize("hasRole('MARKETER')")
  Map<String, String> file(@Valid @RequestBody Filing filing) {
    return classes.file(filing.segments(), filing.segmentClass());
  }
}
