package io.baton.source;

import io.baton.access.Access;
import io.baton.shared.BatonException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The registered sources. */
@RestController
@RequestMapping("/api/sources")
@PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
class SourceController {
  private static final String IMPORTERS = "hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')";

  private final Sources sources;
  private final SourceBook book;
  private final StructureBook structures;
  private final RefreshingSources refreshing;
  private final Access access;

  SourceController(
      Sources sources,
      SourceBook book,
      StructureBook structures,
      RefreshingSources refreshing,
      Access access) {
    this.sources = sources;
    this.book = book;
    this.structures = structures;
    this.refreshing = refreshing;
    this.access = access;
  }

  record View(
      String code,
      String name,
      SourceKind kind,
      long rows,
      List<SourceColumn> columns,
      Instant importedAt,
      int version,
      @Nullable String key) {
    static View of(Source source) {
      return new View(
          source.code(),
          source.name(),
          source.kind(),
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

  record Schedule(@Nullable Integer everyMinutes) {}

  record Started(long id) {}

  /**
   * @param origin where it is read from; null for a file
   */
  record Register(
      View source,
      @Nullable Origin origin,
      @Nullable Integer everyMinutes,
      List<StructureBook.Line> structures) {}

  /** The entry of the source register: what it is, where it is from, which columns it had when. */
  @GetMapping("/{code}/register")
  Register register(@PathVariable String code) {
    Source source = sources.get(code);
    SourceBook.Refresh refresh = book.refresh(code).orElse(null);
    return new Register(
        View.of(source),
        refresh == null ? null : refresh.origin(),
        refresh == null ? null : refresh.everyMinutes(),
        structures.history(code));
  }

  @PostMapping("/{code}/refresh")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PreAuthorize(IMPORTERS)
  Started refresh(@PathVariable String code, @RequestParam(defaultValue = "false") boolean anew) {
    headOffice();
    return new Started(refreshing.refresh(code, anew));
  }

  @PutMapping("/{code}/schedule")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(IMPORTERS)
  void schedule(@PathVariable String code, @RequestBody Schedule schedule) {
    headOffice();
    refreshing.schedule(code, schedule.everyMinutes());
  }

  private void headOffice() {
    if (!access.current().branchPath().equals("/")) {
      throw new BatonException(
          SourceError.SOURCE_HEAD_OFFICE_ONLY, "imports are made by head office");
    }
  }
}
