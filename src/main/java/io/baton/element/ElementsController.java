package io.baton.element;

import io.baton.access.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/elements")
class ElementsController {
  private static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER', 'ADMINISTRATOR')";

  private final SavingElement saving;
  private final ReviewingElement reviewing;
  private final ElementViews views;
  private final Access access;

  ElementsController(
      SavingElement saving, ReviewingElement reviewing, ElementViews views, Access access) {
    this.saving = saving;
    this.reviewing = reviewing;
    this.views = views;
    this.access = access;
  }

  /**
   * @param seen the newest version that the author knows of, 0 for a new element
   */
  record ElementDraft(@NotNull ElementContent content, int seen) {}

  /**
   * @param note why; needed to refuse and to withdraw
   */
  record ElementMove(ReviewingElement.@NotNull Move move, int version, @Nullable String note) {}

  /** By key. */
  @GetMapping
  @PreAuthorize(READERS)
  List<ElementViews.ElementSummary> all(@RequestParam @Nullable ElementKind kind) {
    return views.all(kind);
  }

  @GetMapping("/{key}")
  @PreAuthorize(READERS)
  ElementViews.ElementView one(@PathVariable String key) {
    return views.view(key);
  }

  @GetMapping("/{key}/changes")
  @PreAuthorize(READERS)
  List<ElementViews.ElementChange> changes(
      @PathVariable String key, @RequestParam int from, @RequestParam int to) {
    return views.changes(key, from, to);
  }

  @PutMapping("/{key}")
  @PreAuthorize("hasRole('MARKETER')")
  ElementViews.ElementView save(@PathVariable String key, @Valid @RequestBody ElementDraft draft) {
    saving.save(key, draft.content(), draft.seen(), access.callerName());
    return views.view(key);
  }

  /** Handing in is for marketers, approving and refusing for approvers, withdrawing for both. */
  @PostMapping("/{key}/moves")
  @PreAuthorize(
      """
      #moved.move == null or #moved.move.name() == 'WITHDRAW' ? hasAnyRole('MARKETER', 'APPROVER')
        : #moved.move.name() == 'SUBMIT' ? hasRole('MARKETER') : hasRole('APPROVER')""")
  ElementViews.ElementView move(@PathVariable String key, @Valid @RequestBody ElementMove moved) {
    reviewing.move(key, moved.version(), moved.move(), moved.note(), access.callerName());
    return views.view(key);
  }

  @PostMapping("/{key}/retire")
  @PreAuthorize("hasRole('MARKETER')")
  ElementViews.ElementView retire(@PathVariable String key) {
    reviewing.retire(key, access.current());
    return views.view(key);
  }
}
