package io.baton.decision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Decision tables over HTTP. */
@RestController
@RequestMapping("/api/decisions")
class DecisionController {
  /** One byte more than the gate lets pass, so that it is the gate that refuses. */
  private static final int READ_AT_MOST = 1_000_001;

  private final Decisions decisions;
  private final DecisionDrafts drafts;
  private final ExaminingDecision examining;

  DecisionController(Decisions decisions, DecisionDrafts drafts, ExaminingDecision examining) {
    this.decisions = decisions;
    this.drafts = drafts;
    this.examining = examining;
  }

  @GetMapping
  @PreAuthorize("isAuthenticated()")
  List<DecisionVersion> all() {
    return decisions.all();
  }

  @GetMapping("/{key}/xml")
  @PreAuthorize("isAuthenticated()")
  ResponseEntity<byte[]> xml(@PathVariable String key, @RequestParam Optional<Integer> version) {
    int wanted = version.orElseGet(() -> latest(key));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(decisions.xml(key, wanted));
  }

  @GetMapping("/{key}/certificate")
  @PreAuthorize("isAuthenticated()")
  DecisionCertificate certificate(
      @PathVariable String key, @RequestParam Optional<Integer> version) {
    return decisions.certificate(key, version.orElseGet(() -> latest(key)));
  }

  @GetMapping("/{key}/versions")
  @PreAuthorize("isAuthenticated()")
  List<DecisionVersion> versions(@PathVariable String key) {
    return decisions.versions(key);
  }

  /** How many of the caller's customers get something else from the one version than the other. */
  @GetMapping("/{key}/comparison")
  @PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'APPROVER', 'ADMINISTRATOR')")
  ExaminingDecision.VersionComparison compare(
      @PathVariable String key, @RequestParam int from, @RequestParam int to) {
    return examining.compare(key, from, to);
  }

  /** Who saves again takes the draft over. */
  @PutMapping("/{key}/draft")
  @PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'ADMINISTRATOR')")
  DecisionDraft save(@PathVariable String key, InputStream document) throws IOException {
    return drafts.save(key, document.readNBytes(READ_AT_MOST));
  }

  @GetMapping("/{key}/draft")
  @PreAuthorize("isAuthenticated()")
  ResponseEntity<DecisionDraft> draft(@PathVariable String key) {
    return drafts
        .find(key)
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  @GetMapping("/{key}/draft/xml")
  @PreAuthorize("isAuthenticated()")
  ResponseEntity<byte[]> draftXml(@PathVariable String key) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(drafts.xml(key));
  }

  @DeleteMapping("/{key}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'ADMINISTRATOR')")
  void discard(@PathVariable String key) {
    drafts.discard(key);
  }

  @PostMapping("/{key}/draft/approval")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('APPROVER')")
  DecisionVersion approve(@PathVariable String key, @RequestBody Approval approval) {
    return drafts.approve(key, approval.hash());
  }

  /**
   * @param hash of the draft that the approver has seen
   */
  record Approval(String hash) {}

  @PostMapping("/{key}/examination")
  @PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'APPROVER', 'ADMINISTRATOR')")
  Examination examine(@PathVariable String key, InputStream document) throws IOException {
    return examining.examine(key, document.readNBytes(READ_AT_MOST));
  }

  @PostMapping("/{key}/trial")
  @PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'APPROVER', 'ADMINISTRATOR')")
  List<ExaminingDecision.Tried> tryOut(@PathVariable String key, @RequestBody Trial trial) {
    return examining.tryOut(key, trial.xml().getBytes(StandardCharsets.UTF_8), trial.cases());
  }

  record Trial(String xml, List<Map<String, @Nullable Object>> cases) {
    Trial {
      Objects.requireNonNull(xml, "xml");
      Objects.requireNonNull(cases, "cases");
    }
  }

  private int latest(String key) {
    return decisions
        .latest(key)
        .map(DecisionVersion::version)
        .orElseThrow(() -> DecisionVersions.unknown(key));
  }
}
