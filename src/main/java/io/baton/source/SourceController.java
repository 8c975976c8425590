package io.baton.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The registered sources. */
@RestController
@RequestMapping("/api/sources")
@PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
class SourceController {
  private final Sources sources;

  SourceController(Sources sources) {
    this.sources = sources;
  }

  record View(
      String code,
      String name,
      long rows,
      List<SourceColumn> columns,
      Instant importedAt,
      int version,
      @Nullable String key) {
    static View of(Source source) {
      return new View(
          source.code(),
          source.name(),
          source.rows(),
          source.columns(),
          source.importedAt(),
          source.version(),
          source.keyColumn());
    }
  }

  @GetMapping
  List<View> all() {
    return sources.all().stream().map(View::of).toList();
  }

  @GetMapping("/{code}")
  View one(@PathVariable String code) {
    return View.of(sources.get(code));
  }
}
