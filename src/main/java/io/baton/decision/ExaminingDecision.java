package io.baton.decision;

import io.baton.access.Access;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a document would do: to test rows, and to the customers of the caller's branches. */
@Component
class ExaminingDecision {
  private static final int MOST_MOVES = 100;
  private static final int MOST_CASES = 200;

  private final Decisions decisions;
  private final DecisionVersions versions;
  private final TableRuns runs;
  private final FieldIndexes indexes;
  private final Customers customers;
  private final Access access;

  ExaminingDecision(
      Decisions decisions,
      DecisionVersions versions,
      TableRuns runs,
      FieldIndexes indexes,
      Customers customers,
      Access access) {
    this.decisions = decisions;
    this.versions = versions;
    this.runs = runs;
    this.indexes = indexes;
    this.customers = customers;
    this.access = access;
  }

  /** A refusal is an answer here and no error. */
  Examination examine(String key, byte[] dmn) {
    DecisionTable table;
    try {
      table = decisions.certify(key, dmn);
    } catch (BatonException refused) {
      return Examination.refused(findings(key, refused));
    }
    CaseSearch cases = new CaseSearch(table);
    List<Examination.Overlap> overlaps = cases.overlaps();
    FieldIndex index = indexes.current();
    CustomerSet asked = customers.inBranch(access.current().branchPath()).and(index.everyone());
    List<Finding> findings = new ArrayList<>();
    List<SetOutcome.Hit> hits = List.of();
    try {
      hits = runs.run(table, index, asked);
    } catch (BatonException contradiction) {
      findings.addAll(findings(key, contradiction));
    }
    boolean ran = findings.isEmpty();
    return new Examination(
        findings,
        asked.size(),
        rows(table, cases, hits, ran),
        ran ? undecided(asked, hits).size() : 0,
        overlaps,
        cases.gaps(),
        cases.exhaustive() && overlaps.size() < 50,
        ran ? moves(key, hits, index, asked) : List.of(),
        table.facts().stream()
            .map(input -> new Examination.Input(input.code(), FeelType.nameOf(input.type())))
            .distinct()
            .toList());
  }

  /**
   * Runs the document over cases, each on its own.
   *
   * @return by case the hits; a case that is refused has no hit and says why
   */
  List<Tried> tryOut(String key, byte[] dmn, List<Map<String, @Nullable Object>> cases) {
    if (cases.size() > MOST_CASES) {
      throw new BatonException(
          DecisionErrorCode.DECISION_TOO_LARGE, "%d cases at most".formatted(MOST_CASES));
    }
    DecisionTable table = DmnReader.read(key, dmn);
    return cases.stream().map(facts -> tryOut(table, facts)).toList();
  }

  /**
   * @param refusal in words; null where there is none
   */
  record Tried(List<HitRow> hits, @Nullable String refusal) {}

  /** Rule 0 for an aggregate over several. */
  record HitRow(int rule, Map<String, String> values) {}

  private Tried tryOut(DecisionTable table, Map<String, @Nullable Object> facts) {
    try {
      return new Tried(
          runs.run(table, Facts.index(table, facts), Facts.THE_ONE).stream()
              .map(hit -> new HitRow(hit.rule(), hit.values()))
              .toList(),
          null);
    } catch (BatonException refused) {
      return new Tried(List.of(), refused.getMessage());
    }
  }

  private static List<Finding> findings(String key, BatonException refused) {
    return refused.findings().isEmpty()
        ? List.of(new Finding(key, refused.code().name(), String.valueOf(refused.getMessage())))
        : refused.findings();
  }

  private static List<Examination.RowCount> rows(
      DecisionTable table, CaseSearch cases, List<SetOutcome.Hit> hits, boolean ran) {
    boolean counted = ran && !table.hitPolicy().aggregates();
    Map<Integer, Long> counts = new LinkedHashMap<>();
    hits.forEach(hit -> counts.merge(hit.rule(), hit.customers().size(), Long::sum));
    return IntStream.range(0, table.rules().size())
        .mapToObj(
            row ->
                new Examination.RowCount(
                    row + 1,
                    counted ? counts.getOrDefault(row + 1, 0L) : null,
                    cases.reachable(row)))
        .toList();
  }

  private static CustomerSet undecided(CustomerSet asked, List<SetOutcome.Hit> hits) {
    CustomerSet left = asked;
    for (SetOutcome.Hit hit : hits) {
      left = left.minus(hit.customers());
    }
    return left;
  }

  /** From the version in effect; a list of results has no from and to. */
  private List<Examination.Move> moves(
      String key, List<SetOutcome.Hit> hits, FieldIndex index, CustomerSet asked) {
    DecisionVersion effective = decisions.latest(key).orElse(null);
    DecisionTable before = effective == null ? null : versions.table(effective);
    if (before == null || before.hitPolicy().givesLists()) {
      return List.of();
    }
    Map<Map<String, String>, CustomerSet> old;
    try {
      old = byValues(runs.run(before, index, asked), asked);
    } catch (BatonException contradiction) {
      return List.of();
    }
    List<Examination.Move> moves = new ArrayList<>();
    byValues(hits, asked)
        .forEach(
            (to, now) ->
                old.forEach(
                    (from, then) -> {
                      long count = from.equals(to) ? 0 : then.and(now).size();
                      if (count > 0) {
                        moves.add(new Examination.Move(orNull(from), orNull(to), count));
                      }
                    }));
    return moves.stream()
        .sorted(Comparator.comparingLong(Examination.Move::customers).reversed())
        .limit(MOST_MOVES)
        .toList();
  }

  private static Map<Map<String, String>, CustomerSet> byValues(
      List<SetOutcome.Hit> hits, CustomerSet asked) {
    Map<Map<String, String>, CustomerSet> sets = new LinkedHashMap<>();
    hits.forEach(hit -> sets.merge(hit.values(), hit.customers(), CustomerSet::or));
    sets.merge(Map.of(), undecided(asked, hits), CustomerSet::or);
    return sets;
  }

  private static @Nullable Map<String, String> orNull(Map<String, String> values) {
    return values.isEmpty() ? null : values;
  }
}
