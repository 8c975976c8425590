package io.baton.tag.drift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How tags change from run to run, and what their owners have to look at. */
@RestController
@PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
class DriftController {
  private final DriftBook book;
  private final Findings findings;

  DriftController(DriftBook book, Findings findings) {
    this.book = book;
    this.findings = findings;
  }

  record Closing(@Nullable String note) {}

  @GetMapping("/api/tags/{code}/drift")
  List<DriftBook.Line> history(@PathVariable String code) {
    return book.history(code);
  }

  @GetMapping("/api/tag-findings")
  List<Findings.Finding> open() {
    return findings.open();
  }

  @PostMapping("/api/tag-findings/{id}/closing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')")
  void close(@PathVariable long id, @RequestBody Closing closing) {
    findings.close(id, closing.note());
  }
}
