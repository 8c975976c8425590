package io.baton.standard.entry;

import io.baton.access.Access;
import io.baton.shared.BatonException;
import io.baton.standard.entry.Entering.ListTaken;
import io.baton.standard.entry.Reviewing.EntryLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Tags of entered values, entries, and their reviews. */
@RestController
class ManualController {
  private static final String ENTERERS =
      "hasAnyRole('MARKETER', 'OPERATOR', 'RELATIONSHIP_MANAGER')";

  private final ManualTags manual;
  private final Entering entering;
  private final Reviewing reviewing;
  private final Access access;

  ManualController(ManualTags manual, Entering entering, Reviewing reviewing, Access access) {
    this.manual = manual;
    this.entering = entering;
    this.reviewing = reviewing;
    this.access = access;
  }

  record EnteredValue(@NotNull String customer, @Nullable String value) {
    @Override
    public String toString() {
      return "EnteredValue";
    }
  }

  /**
   * @param own whether the caller has entered it, and so can't review it
   */
  record EnteredBatch(
      long id,
      String tag,
      Batch.State state,
      int entries,
      String enteredBy,
      Instant enteredAt,
      @Nullable String reviewedBy,
      @Nullable Instant reviewedAt,
      @Nullable String note,
      boolean own) {}

  /**
   * @param lines the first of them
   */
  record EntryReview(EnteredBatch batch, ManualTag tag, List<EntryLine> lines) {}

  record EntryDecision(boolean accept, @Nullable String note) {}

  @GetMapping("/api/manual-tags")
  @PreAuthorize(RuleController.READERS)
  List<ManualTag> all() {
    return manual.all();
  }

  @PutMapping("/api/manual-tags/{code}")
  @PreAuthorize("hasAnyRole('MARKETER', 'ADMINISTRATOR')")
  ManualTag put(@PathVariable String code, @RequestBody ManualTagDraft draft) {
    return manual.put(code, draft);
  }

  /** One customer's value. */
  @PostMapping("/api/manual-tags/{code}/values")
  @PreAuthorize(ENTERERS)
  EnteredBatch enter(@PathVariable String code, @Valid @RequestBody EnteredValue entered) {
    return view(entering.one(code, entered.customer(), entered.value()));
  }

  /** A CSV file of customer's key and value. */
  @PostMapping(
      path = "/api/manual-tags/{code}/lists",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @PreAuthorize(ENTERERS)
  ListTaken enter(@PathVariable String code, @RequestParam("file") MultipartFile file) {
    try (InputStream content = file.getInputStream()) {
      return entering.list(code, EntryList.read(content));
    } catch (IOException e) {
      throw new BatonException(EntryError.ENTRY_UNREADABLE, "the upload cannot be read", e);
    }
  }

  /** The newest entries of the caller's branch and of those below it. */
  @GetMapping("/api/manual-tags/{code}/batches")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'OPERATOR', 'RELATIONSHIP_MANAGER')")
  List<EnteredBatch> batches(@PathVariable String code) {
    return reviewing.of(code).stream().map(this::view).toList();
  }

  /** What waits for a second person. */
  @GetMapping("/api/entry-reviews")
  @PreAuthorize("hasRole('APPROVER')")
  List<EnteredBatch> waiting() {
    return reviewing.waiting().stream().map(this::view).toList();
  }

  @GetMapping("/api/entry-reviews/{id}")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'OPERATOR', 'RELATIONSHIP_MANAGER')")
  EntryReview review(@PathVariable long id) {
    Batch batch = reviewing.get(id);
    return new EntryReview(view(batch), manual.get(batch.tag()), reviewing.lines(batch));
  }

  @PostMapping("/api/entry-reviews/{id}/decision")
  @PreAuthorize("hasRole('APPROVER')")
  EnteredBatch decide(@PathVariable long id, @RequestBody EntryDecision decision) {
    return view(reviewing.decide(id, decision.accept(), decision.note()));
  }

  private EnteredBatch view(Batch batch) {
    return new EnteredBatch(
        batch.id(),
        batch.tag(),
        batch.state(),
        batch.entries(),
        batch.enteredBy(),
        batch.enteredAt(),
        batch.reviewedBy(),
        batch.reviewedAt(),
        batch.note(),
        batch.enteredBy().equals(access.callerName()));
  }
}
