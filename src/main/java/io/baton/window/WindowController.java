package io.baton.window;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndexes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Real-time tags: how they are defined, and how they stand now. */
@RestController
@RequestMapping("/api/window-tags")
class WindowController {
  private final WindowTags tags;
  private final WindowNode node;
  private final WindowBook book;
  private final WindowMetrics metrics;
  private final FieldIndexes indexes;

  WindowController(
      WindowTags tags,
      WindowNode node,
      WindowBook book,
      WindowMetrics metrics,
      FieldIndexes indexes) {
    this.tags = tags;
    this.node = node;
    this.book = book;
    this.metrics = metrics;
    this.indexes = indexes;
  }

  /**
   * @param create whether there must be no tag of that code yet; a draft is defined anew otherwise
   */
  record WindowTagDraft(
      @NotNull String nameZh,
      @NotNull String nameEn,
      @Valid @NotNull WindowDefinition definition,
      @Nullable Boolean create) {}

  /**
   * @param completeFrom from when on its windows have seen everything
   * @param live whether what events change now arrives at the node that answers
   * @param customers who have a value now
   * @param waiting entries of all tags on their way
   * @param p99 milliseconds from an event's intake until its value is readable, of the last ones
   */
  record WindowTagView(
      String code,
      WindowDefinition definition,
      Instant since,
      Instant completeFrom,
      boolean live,
      long customers,
      long waiting,
      int measured,
      int p50,
      int p99) {}

  @GetMapping("/{code}")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  WindowTagView one(@PathVariable String code) {
    return view(tags.require(code));
  }

  @PutMapping("/{code}")
  @PreAuthorize("hasAnyRole('MARKETER', 'ADMINISTRATOR')")
  WindowTagView define(@PathVariable String code, @Valid @RequestBody WindowTagDraft draft) {
    return view(
        tags.define(
            code,
            draft.nameZh(),
            draft.nameEn(),
            draft.definition(),
            Boolean.TRUE.equals(draft.create())));
  }

  private WindowTagView view(WindowTag tag) {
    WindowMetrics.Latency latency = metrics.latency();
    return new WindowTagView(
        tag.code(),
        tag.definition(),
        tag.since(),
        tag.completeFrom(),
        node.live(),
        indexes.current().column(tag.code()).map(Column::known).orElse(0L),
        book.waiting(),
        latency.events(),
        latency.p50(),
        latency.p99());
  }
}
