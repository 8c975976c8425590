package io.baton.decision;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

  DecisionController(Decisions decisions) {
    this.decisions = decisions;
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

  @PostMapping("/{key}")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'ADMINISTRATOR')")
  DecisionVersion save(@PathVariable String key, InputStream document) throws IOException {
    return decisions.save(key, document.readNBytes(READ_AT_MOST));
  }

  private int latest(String key) {
    return decisions
        .latest(key)
        .map(DecisionVersion::version)
        .orElseThrow(() -> DecisionVersions.unknown(key));
  }
}
