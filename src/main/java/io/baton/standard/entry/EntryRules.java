package io.baton.standard.entry;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.dictionary.Dictionaries;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.Source;
import io.baton.source.Sources;
import io.baton.standard.HeadOffice;
import io.baton.standard.StandardUsers;
import io.baton.standard.Standards;
import io.baton.standard.entry.RuleBook.RuledColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bank's entry rules, and the columns of sources they are held against. */
@Component
class EntryRules implements StandardUsers {
  private static final int REMEMBERED = 100_000;

  private final RuleBook book;
  private final Standards standards;
  private final Dictionaries dictionaries;
  private final Sources sources;
  private final HeadOffice headOffice;
  private final Access access;
  private final Audit audit;

  EntryRules(
      RuleBook book,
      Standards standards,
      Dictionaries dictionaries,
      Sources sources,
      HeadOffice headOffice,
      Access access,
      Audit audit) {
    this.book = book;
    this.standards = standards;
    this.dictionaries = dictionaries;
    this.sources = sources;
    this.headOffice = headOffice;
    this.access = access;
    this.audit = audit;
  }

  List<EntryRule> all() {
    return book.all();
  }

  /**
   * @throws BatonException ENTRY_RULE_UNKNOWN
   */
  EntryRule get(String code) {
    return book.find(code).orElseThrow(() -> unknown(code));
  }

  /** For whoever is about to rest on a rule: until the transaction ends it stays. */
  EntryRule hold(String code) {
    book.lock(code);
    return get(code);
  }

  /**
   * Makes a rule or changes it. What was entered before stays.
   *
   * @throws BatonException ENTRY_RULE_INVALID with a finding a fault, ENTRY_RULE_STALE_VERSION,
   *     STANDARD_UNKNOWN, DICTIONARY_UNKNOWN, STANDARD_HEAD_OFFICE_ONLY
   */
  @Transactional
  EntryRule put(String code, RuleDraft draft) {
    headOffice.require();
    draft.check(code);
    if (draft.kind() == EntryRule.Kind.STANDARD) {
      standards.hold(String.valueOf(draft.reference()));
    } else if (draft.kind() == EntryRule.Kind.DICTIONARY) {
      dictionaries.require(String.valueOf(draft.reference()));
    }
    book.lock(code);
    int version = book.find(code).map(EntryRule::version).orElse(0);
    if (version != draft.version()) {
      throw new BatonException(
          EntryError.ENTRY_RULE_STALE_VERSION, "the rule is in version %d now".formatted(version));
    }
    book.save(code, draft, access.callerName());
    audit.record(
        "ENTRY_RULE_PUT",
        "entry-rule:" + code,
        Map.of("version", version + 1, "kind", String.valueOf(draft.kind())));
    return get(code);
  }

  /**
   * @throws BatonException ENTRY_RULE_UNKNOWN, ENTRY_RULE_IN_USE with a finding a user
   */
  @Transactional
  void remove(String code) {
    headOffice.require();
    book.lock(code);
    List<Finding> users = new ArrayList<>();
    book.columns().stream()
        .filter(column -> column.rule().equals(code))
        .forEach(column -> users.add(used("COLUMN:" + column.source() + "." + column.column())));
    book.manualTagsWith(code).forEach(tag -> users.add(used("TAG:" + tag)));
    if (!users.isEmpty()) {
      throw new BatonException(EntryError.ENTRY_RULE_IN_USE, "something rests on the rule", users);
    }
    if (!book.remove(code)) {
      throw unknown(code);
    }
    audit.record("ENTRY_RULE_REMOVED", "entry-rule:" + code, Map.of());
  }

  List<RuledColumn> columns() {
    return book.columns();
  }

  /**
   * Holds the rule against a column from its next import on.
   *
   * @throws BatonException ENTRY_RULE_UNKNOWN, SOURCE_UNKNOWN, ENTRY_RULE_INVALID
   */
  @Transactional
  void putColumn(RuledColumn wanted) {
    headOffice.require();
    Source source = sources.get(wanted.source());
    if (source.column(wanted.column()).isEmpty()) {
      String fault = "the source has no column of that name";
      throw new BatonException(
          EntryError.ENTRY_RULE_INVALID,
          fault,
          List.of(new Finding("/column", EntryError.ENTRY_RULE_INVALID.name(), fault)));
    }
    hold(wanted.rule());
    book.putColumn(new RuledColumn(source.code(), wanted.column(), wanted.rule()));
    audit.record(
        "ENTRY_RULE_ON_COLUMN",
        "entry-rule:" + wanted.rule(),
        Map.of("source", source.code(), "column", wanted.column()));
  }

  @Transactional
  void removeColumn(RuledColumn column) {
    headOffice.require();
    if (book.removeColumn(column)) {
      audit.record(
          "ENTRY_RULE_OFF_COLUMN",
          "entry-rule:" + column.rule(),
          Map.of("source", column.source(), "column", column.column()));
    }
  }

  /** Ready to be held against values; what a dictionary said is remembered as long as this is. */
  CompiledRule compile(EntryRule rule) {
    String reference = String.valueOf(rule.reference());
    return new CompiledRule(
        rule,
        rule.kind() == EntryRule.Kind.STANDARD ? standards.get(reference).codes() : Set.of(),
        rule.kind() == EntryRule.Kind.DICTIONARY ? inDictionary(reference) : value -> false);
  }

  private Predicate<String> inDictionary(String code) {
    dictionaries.require(code);
    LoadingCache<String, Boolean> known =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .build(
                value ->
                    value.indexOf('\0') < 0 && !dictionaries.named(code, List.of(value)).isEmpty());
    return value -> Boolean.TRUE.equals(known.get(value));
  }

  @Override
  public List<Finding> usersOf(String standard) {
    return book.all().stream()
        .filter(rule -> rule.kind() == EntryRule.Kind.STANDARD && standard.equals(rule.reference()))
        .map(rule -> used("RULE:" + rule.code()))
        .toList();
  }

  /** A rule follows its standard: what is no code any more is refused from then on. */
  @Override
  public List<Finding> usersOf(String standard, Set<String> values) {
    return List.of();
  }

  private static Finding used(String place) {
    return new Finding(place, EntryError.ENTRY_RULE_IN_USE.name(), "rests on it");
  }

  private static BatonException unknown(String code) {
    return new BatonException(EntryError.ENTRY_RULE_UNKNOWN, "there is no rule " + code);
  }
}
