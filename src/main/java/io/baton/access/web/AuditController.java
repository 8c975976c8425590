package io.baton.access.web;

import io.baton.access.Audit;
import io.baton.access.AuditEntry;
import io.baton.access.AuditVerdict;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit chain, for administrators: read, never written. */
@RestController
@RequestMapping("/api/audit")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class AuditController {
  private static final int PAGE = 50;

  private final Audit audit;

  AuditController(Audit audit) {
    this.audit = audit;
  }

  /**
   * Newest first; the whole chain is recomputed each time.
   *
   * @param search a person's name, or a part of what was done or to what
   */
  @GetMapping
  AuditPage page(
      @RequestParam(defaultValue = "") @Size(max = 200) String search,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page) {
    AuditVerdict verdict = audit.verify();
    Long firstBroken = verdict.intact() ? null : verdict.firstBroken().getAsLong();
    String text = search.strip();
    return new AuditPage(
        text.isEmpty() ? audit.page(page, PAGE) : audit.find(text, page, PAGE),
        text.isEmpty() ? audit.size() : audit.found(text),
        verdict.intact(),
        firstBroken,
        verdict.anchor());
  }

  record AuditPage(
      List<AuditEntry> items,
      long total,
      boolean chainIntact,
      @Nullable Long firstBroken,
      String anchor) {}
}
