package io.baton.tag;

import io.baton.access.Access;
import io.baton.cohort.Column;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of tags, their values, and one step from a source to its tags. */
@RestController
class TagController {
  private final Tags tags;
  private final FieldIndexes indexes;
  private final Customers customers;
  private final Access access;
  private final DistributingValues values;
  private final Predictions predictions;

  TagController(
      Tags tags,
      FieldIndexes indexes,
      Customers customers,
      Access access,
      DistributingValues values,
      Predictions predictions) {
    this.tags = tags;
    this.indexes = indexes;
    this.customers = customers;
    this.access = access;
    this.values = values;
    this.predictions = predictions;
  }

  record Wanted(@Nullable List<String> columns) {}

  record Made(List<Tag> tags) {}

  record Named(@NotNull String nameZh, @NotNull String nameEn) {}

  /**
   * @param predictions those of them that are no facts
   */
  record Catalogue(List<Tag> items, int total, Instant asOf, List<Prediction> predictions) {}

  @PostMapping("/api/sources/{code}/tags")
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')")
  Made make(@PathVariable String code, @RequestBody(required = false) @Nullable Wanted wanted) {
    return new Made(tags.makeFromSource(code, wanted == null ? null : wanted.columns()));
  }

  @GetMapping("/api/tags")
  @PreAuthorize(
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER',"
          + " 'ADMINISTRATOR')")
  Catalogue search(@RequestParam(defaultValue = "") String search) {
    String part = search.strip().toLowerCase(Locale.ROOT);
    List<Tag> found =
        tags.all().stream()
            .filter(
                tag ->
                    (tag.code() + '\n' + tag.nameZh() + '\n' + tag.nameEn())
                        .toLowerCase(Locale.ROOT)
                        .contains(part))
            .toList();
    Set<String> codes = found.stream().map(Tag::code).collect(Collectors.toSet());
    return new Catalogue(
        found,
        found.size(),
        indexes.current().asOf(),
        predictions.all().stream().filter(one -> codes.contains(one.tag())).toList());
  }

  @PutMapping("/api/tags/{code}/names")
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rename(@PathVariable String code, @Valid @RequestBody Named named) {
    tags.rename(code, named.nameZh(), named.nameEn());
  }

  /** Of the customers whom the caller may see, as much as the caller may see of them. */
  @GetMapping("/api/tags/{code}/values")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  ValueDistribution values(
      @PathVariable String code, @RequestParam(defaultValue = "") String search) {
    FieldIndex index = indexes.current();
    Tag tag = tags.get(code);
    Column column = index.column(code).orElseGet(() -> Column.unknown(tag.field()));
    return values.of(
        column,
        index.column(code).isPresent() ? index : index.with(column),
        customers.visibleTo(access.current()),
        DistributingValues.place(tag),
        search);
  }
}
