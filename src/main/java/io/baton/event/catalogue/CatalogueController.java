package io.baton.event.catalogue;

import io.baton.event.catalogue.CatalogueView.EventCatalogue;
import io.baton.event.catalogue.CatalogueView.EventTypePage;
import io.baton.event.catalogue.TrackingPlan.PlanReport;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** The event catalogue: who declares what events say, and what came undeclared. */
@RestController
@RequestMapping("/api/event-types")
class CatalogueController {
  static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')";
  static final String KEEPERS = "hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')";

  private static final long LARGEST_PLAN = 4L * 1024 * 1024;

  private final EventTypes types;
  private final TrackingPlan plan;
  private final CatalogueView view;

  CatalogueController(EventTypes types, TrackingPlan plan, CatalogueView view) {
    this.types = types;
    this.plan = plan;
    this.view = view;
  }

  /**
   * @param code the type whose new version it is to be
   */
  record SchemaQuestion(
      @Nullable String code, @NotNull JsonNode schema, @Nullable JsonNode sample) {}

  record SchemaAnswer(List<Finding> findings) {}

  @GetMapping
  @PreAuthorize(READERS)
  EventCatalogue all() {
    return view.all();
  }

  @GetMapping("/{code}")
  @PreAuthorize(READERS)
  EventTypePage one(@PathVariable String code) {
    return view.one(code);
  }

  /** What would be said to a schema and its sample; keeps nothing. */
  @PostMapping("/check")
  @PreAuthorize(READERS)
  SchemaAnswer check(@Valid @RequestBody SchemaQuestion question) {
    return new SchemaAnswer(types.check(question.code(), question.schema(), question.sample()));
  }

  @PutMapping("/{code}")
  @PreAuthorize(KEEPERS)
  EventTypePage put(@PathVariable String code, @Valid @RequestBody EventTypeDraft draft) {
    types.put(code, draft);
    return view.one(code);
  }

  /**
   * A tracking plan as CSV or JSON, at most 4 MiB.
   *
   * @param apply false says what would happen, and changes nothing
   */
  @PostMapping(path = "/plan", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @PreAuthorize(KEEPERS)
  PlanReport plan(
      @RequestParam("file") MultipartFile file,
      @RequestParam String source,
      @RequestParam String owner,
      @RequestParam(defaultValue = "false") boolean apply) {
    if (file.getSize() > LARGEST_PLAN) {
      throw new BatonException(CatalogueError.EVENT_PLAN_UNREADABLE, "at most 4 MiB");
    }
    try {
      return plan.take(file.getBytes(), source, owner, apply);
    } catch (IOException e) {
      throw new BatonException(
          CatalogueError.EVENT_PLAN_UNREADABLE, "the upload cannot be read", e);
    }
  }

  @DeleteMapping("/{code}")
  @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String code) {
    types.remove(code);
  }
}
