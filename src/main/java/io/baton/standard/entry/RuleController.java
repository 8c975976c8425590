package io.baton.standard.entry;

import io.baton.standard.entry.RuleBook.RuledColumn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Entry rules, and the columns of sources they are held against. */
@RestController
@RequestMapping("/api/entry-rules")
class RuleController {
  static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER', 'ADMINISTRATOR')";
  static final String KEEPERS = "hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')";

  private final EntryRules rules;

  RuleController(EntryRules rules) {
    this.rules = rules;
  }

  record RulesAndColumns(List<EntryRule> rules, List<RuledColumn> columns) {}

  record ColumnUnderRule(@NotNull String source, @NotNull String column) {}

  @GetMapping
  @PreAuthorize(READERS)
  RulesAndColumns all() {
    return new RulesAndColumns(rules.all(), rules.columns());
  }

  @PutMapping("/{code}")
  @PreAuthorize(KEEPERS)
  EntryRule put(@PathVariable String code, @RequestBody RuleDraft draft) {
    return rules.put(code, draft);
  }

  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void remove(@PathVariable String code) {
    rules.remove(code);
  }

  /** From the column's next import on. */
  @PostMapping("/{code}/columns")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void put(@PathVariable String code, @Valid @RequestBody ColumnUnderRule column) {
    rules.putColumn(new RuledColumn(column.source(), column.column(), code));
  }

  @PostMapping("/{code}/column-removals")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void remove(@PathVariable String code, @Valid @RequestBody ColumnUnderRule column) {
    rules.removeColumn(new RuledColumn(column.source(), column.column(), code));
  }
}
