package io.baton.standard;

import io.baton.access.Access;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.customer.Disclosure;
import io.baton.customer.SmallGroups;
import io.baton.standard.Disagreements.CodePair;
import io.baton.standard.Disagreements.Table;
import io.baton.standard.MappingBook.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the systems do not speak of the same thing in the same way. */
@Component
class Conflicts {
  private static final int MOST_PAIRS = 100;

  private final MappingBook book;
  private final Standards standards;
  private final FieldIndexes indexes;
  private final Customers customers;
  private final SmallGroups groups;
  private final HeadOffice headOffice;
  private final Access access;

  Conflicts(
      MappingBook book,
      Standards standards,
      FieldIndexes indexes,
      Customers customers,
      SmallGroups groups,
      HeadOffice headOffice,
      Access access) {
    this.book = book;
    this.standards = standards;
    this.indexes = indexes;
    this.customers = customers;
    this.groups = groups;
    this.headOffice = headOffice;
    this.access = access;
  }

  /**
   * @param unmapped null for people of a branch: rows are of customers of every branch
   */
  record StandardConflicts(
      @Nullable List<UnmappedRaw> unmapped,
      List<Ambiguous> ambiguous,
      List<Disagreement> disagreements) {}

  record UnmappedRaw(
      long columnId, String source, String column, String standard, String raw, long rows) {}

  record CodeMeaning(String source, String column, String code) {}

  /** One raw code that is different standard codes in different systems. */
  record Ambiguous(String standard, String raw, List<CodeMeaning> meanings) {}

  /**
   * Two columns that say different things of the same customers.
   *
   * @param customers of how many, null where they are too few to say
   * @param pairs the most frequent first
   * @param coarse whether numbers are rounded and small groups left out
   */
  record Disagreement(
      String standard,
      String leftSource,
      String leftColumn,
      String rightSource,
      String rightColumn,
      @Nullable Long customers,
      List<CodePair> pairs,
      boolean coarse) {}

  StandardConflicts all() {
    return new StandardConflicts(
        headOffice.here() ? unmapped() : null, ambiguous(), disagreements());
  }

  private List<UnmappedRaw> unmapped() {
    Map<Long, StandardColumn> columns = new LinkedHashMap<>();
    book.columns().forEach(column -> columns.put(column.id(), column));
    List<UnmappedRaw> found = new ArrayList<>();
    for (UnmappedCode code : book.unmapped()) {
      StandardColumn column = columns.get(code.columnId());
      if (column != null) {
        found.add(
            new UnmappedRaw(
                column.id(),
                column.source(),
                column.column(),
                column.standard(),
                code.raw(),
                code.rows()));
      }
    }
    return found;
  }

  private List<Ambiguous> ambiguous() {
    Map<List<String>, List<CodeMeaning>> byRaw = new LinkedHashMap<>();
    for (Meaning each : book.ambiguous()) {
      byRaw
          .computeIfAbsent(List.of(each.standard(), each.raw()), raw -> new ArrayList<>())
          .add(new CodeMeaning(each.source(), each.column(), each.code()));
    }
    return byRaw.entrySet().stream()
        .map(each -> new Ambiguous(each.getKey().get(0), each.getKey().get(1), each.getValue()))
        .toList();
  }

  private List<Disagreement> disagreements() {
    FieldIndex index = indexes.current();
    CustomerSet scope = customers.visibleTo(access.current());
    Disclosure disclosure = groups.forCaller();
    List<Disagreement> found = new ArrayList<>();
    for (CodeStandard standard : standards.all()) {
      List<String> codes = standard.values().stream().map(StandardValue::code).toList();
      List<StandardColumn> columns = book.ofStandard(standard.code());
      for (int i = 0; i < columns.size(); i++) {
        for (int k = i + 1; k < columns.size(); k++) {
          StandardColumn left = columns.get(i);
          StandardColumn right = columns.get(k);
          Optional<Table> table =
              Disagreements.between(index, left.tag(), right.tag(), codes, scope);
          // Whether anybody differs at all is told only to those who see small groups.
          table
              .filter(each -> disclosure.coarse() || !each.differing().isEmpty())
              .ifPresent(each -> found.add(shown(standard, left, right, each, disclosure)));
        }
      }
    }
    return found;
  }

  private static Disagreement shown(
      CodeStandard standard,
      StandardColumn left,
      StandardColumn right,
      Table table,
      Disclosure disclosure) {
    String group = disclosure.coarse() ? table.differing().hash() : "";
    Long total = disclosure.total(group, table.differing().size());
    List<@Nullable Long> cells =
        disclosure.cells(
            group,
            "standard:" + left.tag() + '\n' + right.tag(),
            total,
            table.pairs().stream().mapToLong(CodePair::customers).toArray(),
            true);
    List<CodePair> pairs = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Long customers = cells.get(i);
      if (customers != null && customers > 0) {
        CodePair pair = table.pairs().get(i);
        pairs.add(new CodePair(pair.left(), pair.right(), customers));
      }
    }
    pairs.sort(Comparator.comparingLong(CodePair::customers).reversed());
    return new Disagreement(
        standard.code(),
        left.source(),
        left.column(),
        right.source(),
        right.column(),
        total,
        pairs.subList(0, Math.min(MOST_PAIRS, pairs.size())),
        disclosure.coarse());
  }
}
