package io.baton.view;

import io.baton.access.Access;
import io.baton.view.SavedViews.ListName;
import io.baton.view.SavedViews.SavedView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own views of the lists. */
@RestController
@RequestMapping("/api/views")
@PreAuthorize("isAuthenticated()")
class SavedViewsController {
  private final SavedViews views;
  private final Access access;

  SavedViewsController(SavedViews views, Access access) {
    this.views = views;
    this.access = access;
  }

  /**
   * @param query what stands behind the question mark of the address
   */
  record SavedViewDraft(@NotNull ListName list, @NotNull String name, @NotNull String query) {}

  record SavedViewName(@NotNull String name) {}

  /** By name. */
  @GetMapping
  List<SavedView> all(@RequestParam ListName list) {
    return views.of(access.current(), list);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  SavedView save(@Valid @RequestBody SavedViewDraft draft) {
    return views.save(access.current(), draft.list(), draft.name(), draft.query());
  }

  @PutMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rename(@PathVariable long id, @Valid @RequestBody SavedViewName name) {
    views.rename(access.current(), id, name.name());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable long id) {
    views.delete(access.current(), id);
  }
}
