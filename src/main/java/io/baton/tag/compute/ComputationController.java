package io.baton.tag.compute;

import io.baton.shared.BatonException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import tools.jackson.databind.JsonNode;

/** Definitions of tags and their runs. */
@RestController
@PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
class ComputationController {
  private static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')";
  private static final int NEWEST = 100;
  private static final int NEWEST_OF_TAG = 20;

  private final TagComputation computation;
  private final ReadingRuns runs;
  private final Previewing previewing;
  private final MergedTables merged;

  ComputationController(
      TagComputation computation, ReadingRuns runs, Previewing previewing, MergedTables merged) {
    this.merged = merged;
    this.computation = computation;
    this.runs = runs;
    this.previewing = previewing;
  }

  record TableView(String code, @Nullable String day, List<ColumnView> columns) {}

  record ColumnView(String name, String type, int scale) {}

  /**
   * @param create whether there must be no tag of that code yet; a draft is defined anew otherwise
   */
  record Wanted(
      String nameZh,
      String nameEn,
      TagClass tagClass,
      JsonNode definition,
      @Nullable Boolean create) {
    Wanted {
      Objects.requireNonNull(nameZh, "nameZh");
      Objects.requireNonNull(nameEn, "nameEn");
      Objects.requireNonNull(definition, "definition");
    }
  }

  record Asked(JsonNode definition) {}

  record WantedRun(List<String> tags) {}

  record Started(long id) {}

  @GetMapping("/api/tag-tables")
  List<TableView> tables() {
    return computation.tables().stream()
        .map(
            table ->
                new TableView(
                    table.code(),
                    table.day(),
                    table.columns().stream()
                        .map(c -> new ColumnView(c.code(), c.type().name(), c.scale()))
                        .toList()))
        .toList();
  }

  record WantedTable(@Nullable String name, @Nullable List<String> sources) {}

  @GetMapping("/api/merged-tables")
  List<MergedTables.Merged> mergedTables() {
    return merged.all();
  }

  @PutMapping("/api/merged-tables/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')")
  void merge(@PathVariable String code, @RequestBody WantedTable wanted) {
    merged.define(code, wanted.name(), wanted.sources());
  }

  @DeleteMapping("/api/merged-tables/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')")
  void removeMerged(@PathVariable String code) {
    merged.remove(code);
  }

  /** Texts of a column to choose from, the most frequent ones. */
  @GetMapping("/api/tag-tables/{table}/columns/{column}/values")
  List<String> values(
      @PathVariable String table,
      @PathVariable String column,
      @RequestParam(defaultValue = "") String search) {
    return previewing.values(table, column, search);
  }

  /** How many customers would have a value. */
  @PostMapping("/api/tag-definitions/preview")
  Previewing.Preview preview(@RequestBody Asked asked) {
    return previewing.of(asked.definition());
  }

  @PutMapping("/api/tag-definitions/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('MARKETER', 'ADMINISTRATOR')")
  void define(@PathVariable String code, @RequestBody Wanted wanted) {
    computation.requireFree(code, Boolean.TRUE.equals(wanted.create()));
    computation.define(
        List.of(
            new DefinedTag(
                code,
                wanted.nameZh(),
                wanted.nameEn(),
                wanted.tagClass(),
                wanted.definition().toString())),
        null);
  }

  /** How a tag is computed. */
  @GetMapping("/api/tag-definitions/{code}")
  @PreAuthorize(READERS)
  StoredDefinition definition(@PathVariable String code) {
    return runs.stored(code)
        .orElseThrow(
            () ->
                new BatonException(
                    DefinitionError.TAG_NOT_DEFINED, "there is no definition of a tag " + code));
  }

  /** The newest first. */
  @GetMapping("/api/tags/{code}/runs")
  @PreAuthorize(READERS)
  List<TagRun.WithTag> runsOf(@PathVariable String code) {
    return runs.runsOf(code, NEWEST_OF_TAG);
  }

  @PostMapping("/api/tag-runs")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')")
  Started start(@RequestBody WantedRun wanted) {
    return new Started(computation.start(wanted.tags()));
  }

  @PostMapping("/api/tag-runs/{id}/cancellation")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')")
  void cancel(@PathVariable long id) {
    computation.cancel(id);
  }

  @GetMapping("/api/tag-runs")
  List<TagRun> newest() {
    return runs.newest(NEWEST);
  }

  @GetMapping("/api/tag-runs/{id}")
  TagRun.WithTags one(@PathVariable long id) {
    return new TagRun.WithTags(computation.get(id), runs.tags(id));
  }
}
