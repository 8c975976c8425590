package io.baton.decision;

import io.baton.access.Access;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a document would do: to test rows, and to the customers of the caller's branches. */
@Component
class ExaminingDecision {
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
        ran ? moves(key, table, hits, index, asked) : VersionMoves.none(),
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
  private VersionMoves moves(
      String key,
      DecisionTable table,
      List<SetOutcome.Hit> hits,
      FieldIndex index,
      CustomerSet asked) {
    DecisionVersion effective = decisions.latest(key).orElse(null);
    DecisionTable before = effective == null ? null : versions.table(effective);
    if (before == null || before.hitPolicy().givesLists() || table.hitPolicy().givesLists()) {
      return VersionMoves.none();
    }
    try {
      return VersionMoves.between(runs.run(before, index, asked), hits, asked);
    } catch (BatonException contradiction) {
      return VersionMoves.none();
    }
  }

  /**
   * @param asked the customers both versions were run over: those of the caller's branches
   */
  record VersionComparison(int from, int to, long asked, VersionMoves moves) {}

  /**
   * Two versions over the same customers.
   *
   * @throws BatonException DECISION_UNKNOWN, DECISION_GIVES_LISTS, or what a version refuses
   */
  VersionComparison compare(String key, int from, int to) {
    FieldIndex index = indexes.current();
    CustomerSet asked = customers.inBranch(access.current().branchPath()).and(index.everyone());
    return new VersionComparison(
        from,
        to,
        asked.size(),
        VersionMoves.between(run(key, from, index, asked), run(key, to, index, asked), asked));
  }

  private List<SetOutcome.Hit> run(String key, int version, FieldIndex index, CustomerSet asked) {
    DecisionVersion found =
        versions
            .find(key, version)
            .orElseThrow(() -> DecisionVersions.unknown(key + " version " + version));
    SetOutcome outcome = decisions.evaluate(found, index, asked);
    outcome.requireOneResult();
    return outcome.hits();
  }
}
