package io.baton.standard;

import io.baton.cohort.FieldIndexes;
import io.baton.shared.BatonException;
import io.baton.source.Source;
import io.baton.source.Sources;
import io.baton.standard.Conflicts.StandardConflicts;
import io.baton.standard.MappingLoad.MappingsLoaded;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Columns under standards, what their raw codes mean, and where the systems differ. */
@RestController
class MappingController {
  private static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')";
  private static final String KEEPERS = StandardController.KEEPERS;

  private final Mappings mappings;
  private final MappingBook book;
  private final Conflicts conflicts;
  private final Sources sources;
  private final FieldIndexes indexes;
  private final HeadOffice headOffice;

  MappingController(
      Mappings mappings,
      MappingBook book,
      Conflicts conflicts,
      Sources sources,
      FieldIndexes indexes,
      HeadOffice headOffice) {
    this.mappings = mappings;
    this.book = book;
    this.conflicts = conflicts;
    this.sources = sources;
    this.indexes = indexes;
    this.headOffice = headOffice;
  }

  /**
   * @param unmapped null for people of a branch, as {@code unmappedRows}
   * @param imported whether the source was imported since the mappings were last changed
   * @param tag whether the column is a tag, so that it can be compared with others
   */
  record StandardColumnView(
      long id,
      String source,
      String sourceName,
      String column,
      String standard,
      String changedBy,
      Instant changedAt,
      long mapped,
      @Nullable Long unmapped,
      @Nullable Long unmappedRows,
      boolean imported,
      boolean tag) {}

  record ColumnMappings(
      StandardColumnView column, List<CodeMapping> mappings, @Nullable List<RawCode> unmapped) {}

  record RawCode(String raw, long rows, Instant seenAt) {}

  record NewStandardColumn(
      @NotNull String source,
      @NotNull String column,
      @NotNull String standard,
      @Nullable Boolean sameCodes) {}

  record MappingBatch(@NotNull @Size(max = 10_000) List<@NotNull CodeMapping> mappings) {}

  record RawBatch(@NotNull @Size(max = 10_000) List<@NotNull String> raws) {}

  @GetMapping("/api/standard-columns")
  @PreAuthorize(READERS)
  List<StandardColumnView> columns() {
    return book.columns().stream().map(this::view).toList();
  }

  @PostMapping("/api/standard-columns")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize(KEEPERS)
  StandardColumnView add(@Valid @RequestBody NewStandardColumn wanted) {
    return view(
        mappings.add(
            wanted.source(),
            wanted.column(),
            wanted.standard(),
            Boolean.TRUE.equals(wanted.sameCodes())));
  }

  @GetMapping("/api/standard-columns/{id}")
  @PreAuthorize(READERS)
  ColumnMappings column(@PathVariable long id) {
    StandardColumn column = mappings.get(id);
    return new ColumnMappings(
        view(column),
        book.mappings(id).entrySet().stream()
            .map(each -> new CodeMapping(each.getKey(), each.getValue()))
            .toList(),
        headOffice.here()
            ? book.unmapped(id).stream()
                .map(each -> new RawCode(each.raw(), each.rows(), each.seenAt()))
                .toList()
            : null);
  }

  @DeleteMapping("/api/standard-columns/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void remove(@PathVariable long id) {
    mappings.remove(id);
  }

  /** Adds mappings and gives known raw codes another meaning, all of them or none. */
  @PutMapping("/api/standard-columns/{id}/mappings")
  @PreAuthorize(KEEPERS)
  MappingsLoaded map(@PathVariable long id, @Valid @RequestBody MappingBatch batch) {
    return mappings.map(id, batch.mappings());
  }

  /** A CSV file of raw code and standard code. */
  @PostMapping(
      path = "/api/standard-columns/{id}/mappings",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @PreAuthorize(KEEPERS)
  MappingsLoaded load(@PathVariable long id, @RequestParam("file") MultipartFile file) {
    try (InputStream content = file.getInputStream()) {
      return mappings.load(id, content);
    } catch (IOException e) {
      throw new BatonException(StandardError.STANDARD_UNREADABLE, "the upload cannot be read", e);
    }
  }

  @PostMapping("/api/standard-columns/{id}/mapping-removals")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void unmap(@PathVariable long id, @Valid @RequestBody RawBatch batch) {
    mappings.unmap(id, batch.raws());
  }

  @GetMapping("/api/standard-conflicts")
  @PreAuthorize(READERS)
  StandardConflicts conflicts() {
    return conflicts.all();
  }

  private StandardColumnView view(StandardColumn column) {
    boolean all = headOffice.here();
    Optional<Source> source = sources.find(column.source());
    return new StandardColumnView(
        column.id(),
        column.source(),
        source.map(Source::name).orElse(column.source()),
        column.column(),
        column.standard(),
        column.changedBy(),
        column.changedAt(),
        column.mapped(),
        all ? column.unmapped() : null,
        all ? column.unmappedRows() : null,
        source.filter(each -> each.importedAt().isAfter(column.changedAt())).isPresent(),
        indexes.current().column(column.tag()).isPresent());
  }
}
