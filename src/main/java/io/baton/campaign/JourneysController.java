package io.baton.campaign;

import io.baton.access.Access;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Journeys as the designer shows them: the list, drafts, versions, estimates. */
@RestController
class JourneysController {
  private static final String SEEING =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')";
  private static final String DRAWING = "hasRole('MARKETER')";

  private final JourneyList list;
  private final JourneyDrafts drafts;
  private final Processes processes;
  private final EstimatingJourney estimating;
  private final ElementTemplates templates;
  private final Access access;

  JourneysController(
      JourneyList list,
      JourneyDrafts drafts,
      Processes processes,
      EstimatingJourney estimating,
      ElementTemplates templates,
      Access access) {
    this.list = list;
    this.drafts = drafts;
    this.processes = processes;
    this.estimating = estimating;
    this.templates = templates;
    this.access = access;
  }

  /** Every process and every draft of one, with the caller's campaigns that use it. */
  @GetMapping("/api/journeys")
  @PreAuthorize(SEEING)
  List<JourneyList.JourneyItem> all() {
    return list.all(access.current());
  }

  @GetMapping("/api/journeys/{key}/draft")
  @PreAuthorize(SEEING)
  ResponseEntity<JourneyDraft> draft(@PathVariable String key) {
    return drafts
        .find(key)
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  @PutMapping("/api/journeys/{key}/draft")
  @PreAuthorize(DRAWING)
  DraftSaved save(@PathVariable String key, @RequestBody DraftToSave draft) {
    JourneyDraft saved =
        drafts.save(key, draft.xml(), draft.version(), draft.basedOn(), draft.takeOver());
    return new DraftSaved(saved.version(), saved.name(), saved.author(), saved.updatedAt());
  }

  @DeleteMapping("/api/journeys/{key}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(DRAWING)
  void discard(@PathVariable String key, @RequestParam long version) {
    drafts.discard(key, version);
  }

  /** The draft becomes the next version, or is refused with findings. */
  @PostMapping("/api/journeys/{key}/publication")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize(DRAWING)
  Published publish(@PathVariable String key, @RequestBody Publication publication) {
    ProcessVersion version = drafts.publish(key, publication.version());
    return new Published(version.key(), version.version());
  }

  @GetMapping("/api/journeys/{key}/versions")
  @PreAuthorize(SEEING)
  List<Processes.Past> versions(@PathVariable String key) {
    return processes.versions(key);
  }

  @GetMapping(
      value = "/api/journeys/{key}/versions/{version}/xml",
      produces = MediaType.APPLICATION_XML_VALUE)
  @PreAuthorize(SEEING)
  String xml(@PathVariable String key, @PathVariable int version) {
    return processes.require(key, version).xml();
  }

  /** How many people would be where, while it is drawn. */
  @PostMapping("/api/journeys/estimate")
  @PreAuthorize(DRAWING)
  EstimatingJourney.Estimate estimate(@RequestBody ToEstimate drawing) {
    return estimating.estimate(drawing.xml(), drawing.segment());
  }

  /** The palette for the desktop modeler. */
  @GetMapping("/api/element-templates")
  @PreAuthorize(SEEING)
  List<Map<String, Object>> elementTemplates(@RequestParam(defaultValue = "zh") String language) {
    return templates.all(Locale.forLanguageTag(language));
  }

  /**
   * @param version of the draft that was seen; 0 for none
   * @param basedOn version of the journey the drawing began with
   * @param takeOver whether it may be somebody else's
   */
  record DraftToSave(String xml, long version, @Nullable Integer basedOn, boolean takeOver) {}

  record DraftSaved(long version, String name, String author, Instant updatedAt) {}

  /**
   * @param version of the draft that was seen
   */
  record Publication(long version) {}

  record Published(String key, int version) {}

  /**
   * @param segment whom to send through; null for everybody
   */
  record ToEstimate(String xml, @Nullable String segment) {}
}
