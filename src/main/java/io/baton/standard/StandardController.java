package io.baton.standard;

import io.baton.standard.StandardBook.StandardVersion;
import io.baton.standard.Standards.StandardDraft;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Code standards and their versions. */
@RestController
@RequestMapping("/api/standards")
class StandardController {
  /** Relationship managers choose among a standard's values when they enter one. */
  static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER', 'ADMINISTRATOR')";

  static final String KEEPERS = "hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')";

  private final Standards standards;

  StandardController(Standards standards) {
    this.standards = standards;
  }

  @GetMapping
  @PreAuthorize(READERS)
  List<CodeStandard> all() {
    return standards.all();
  }

  @GetMapping("/{code}")
  @PreAuthorize(READERS)
  CodeStandard one(@PathVariable String code) {
    return standards.get(code);
  }

  @GetMapping("/{code}/versions")
  @PreAuthorize(READERS)
  List<StandardVersion> versions(@PathVariable String code) {
    return standards.versions(code);
  }

  @PutMapping("/{code}")
  @PreAuthorize(KEEPERS)
  CodeStandard put(@PathVariable String code, @RequestBody StandardDraft draft) {
    return standards.put(code, draft);
  }

  @DeleteMapping("/{code}")
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String code) {
    standards.remove(code);
  }
}
