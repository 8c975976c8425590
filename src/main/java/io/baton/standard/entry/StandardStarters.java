package io.baton.standard.entry;

import io.baton.shared.BatonException;
import io.baton.standard.Mappings;
import io.baton.standard.Standards;
import io.baton.standard.entry.RuleBook.RuledColumn;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings standards, rules and tags of entered values along, as a file words them. What is there
 * already stays as it is. Whoever is signed in does it, by the same doors as on screen.
 */
@Component
public class StandardStarters {
  private final Standards standards;
  private final Mappings mappings;
  private final EntryRules rules;
  private final ManualTags manual;
  private final Entering entering;
  private final Reviewing reviewing;
  private final JsonMapper json;

  StandardStarters(
      Standards standards,
      Mappings mappings,
      EntryRules rules,
      ManualTags manual,
      Entering entering,
      Reviewing reviewing,
      JsonMapper json) {
    this.standards = standards;
    this.mappings = mappings;
    this.rules = rules;
    this.manual = manual;
    this.entering = entering;
    this.reviewing = reviewing;
    this.json = json;
  }

  private record File(
      Map<String, Standards.StandardDraft> standards,
      Map<String, RuleDraft> rules,
      Map<String, ManualTagDraft> tags,
      List<StarterColumn> columns) {}

  private record StarterColumn(
      String source,
      String column,
      String standard,
      boolean sameCodes,
      Map<String, String> mappings,
      List<String> rules) {}

  /** All but the columns, which need their sources first. */
  @Transactional
  public void define(String text) {
    File file = json.readValue(text, File.class);
    file.standards.forEach(
        (code, draft) -> {
          if (standards.find(code).isEmpty()) {
            standards.put(code, draft);
          }
        });
    List<String> known = rules.all().stream().map(EntryRule::code).toList();
    file.rules.forEach(
        (code, draft) -> {
          if (!known.contains(code)) {
            rules.put(code, draft);
          }
        });
    List<String> tags = manual.all().stream().map(ManualTag::tag).toList();
    file.tags.forEach(
        (code, draft) -> {
          if (!tags.contains(code)) {
            manual.install(code, draft);
          }
        });
  }

  /**
   * Puts columns under their standards and rules; it counts from their next import on.
   *
   * @throws BatonException SOURCE_UNKNOWN and others where the file does not fit
   */
  @Transactional
  public void columns(String text) {
    for (StarterColumn column : json.readValue(text, File.class).columns) {
      if (!column.standard.isEmpty()) {
        mappings.bring(
            column.source, column.column, column.standard, column.sameCodes, column.mappings);
      }
      column.rules.forEach(
          rule -> rules.putColumn(new RuledColumn(column.source, column.column, rule)));
    }
  }

  /**
   * Enters a list of customer and value, as {@link Entering#list}.
   *
   * @throws BatonException ENTRY_TAG_UNKNOWN and others
   */
  public void enter(String tag, byte[] csv) {
    entering.list(tag, EntryList.read(new ByteArrayInputStream(csv)));
  }

  /** Whether anything was ever entered. */
  public boolean entered(String tag) {
    return !reviewing.of(tag).isEmpty();
  }

  /** Accepts all that waits, as the second person. */
  public void accept() {
    reviewing.waiting().forEach(batch -> reviewing.decide(batch.id(), true, null));
  }
}
