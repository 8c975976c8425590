package io.baton.decision;

import io.baton.engine.ReferenceDecisions;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Issues certificates: runs one representative of every combination of input classes through the
 * official engine and through the compiled table, after each column on its own. Where time does not
 * suffice for all, it begins with those that decide most: for each row a combination that hits it,
 * for each two rows that meet one that hits both, and all that differ from the first kind in one
 * input; then random ones, from a fixed seed.
 */
@Component
class DecisionCheck {
  /** Whatever changes in what cells compile to, or in what is compared, counts this up. */
  static final int COMPILER = 5;

  /** The official engine runs some hundreds of combinations a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ReferenceDecisions reference;

  DecisionCheck(ReferenceDecisions reference) {
    this.reference = reference;
  }

  DecisionCertificate issue(DecisionTable table, byte[] dmn) {
    // Counted from the first comparison on: every cell on its own is compared however long it
    // takes.
    Supplier<Long> end = SingletonSupplier.of(() -> System.nanoTime() + PATIENCE.toNanos());
    return compare(table, dmn, reference, () -> System.nanoTime() - end.get() < 0);
  }

  /**
   * @throws BatonException DECISION_REFUSED with the facts that come out differently
   */
  DecisionCertificate require(DecisionTable table, byte[] dmn) {
    for (DecisionTable each : table.all()) {
      FeelCells.require(each, reference);
      CalculatedOutputs.require(each, reference);
    }
    DecisionCertificate certificate = issue(table, dmn);
    String difference = certificate.difference();
    if (difference != null) {
      throw new BatonException(
          DecisionErrorCode.DECISION_REFUSED,
          difference,
          List.of(
              new Finding(
                  Objects.requireNonNullElse(certificate.place(), table.key()),
                  "DMN_CERTIFICATE",
                  difference)));
    }
    return certificate;
  }

  /**
   * Each decision of a graph on its own, as a document of its own, and then the document as a
   * whole.
   *
   * @param mayGoOn asked before every comparison but the first of each
   */
  static DecisionCertificate compare(
      DecisionTable table, byte[] dmn, ReferenceDecisions reference, BooleanSupplier mayGoOn) {
    if (table.required().isEmpty() && DmnXml.decisions(dmn).size() == 1) {
      return new TableComparison(table, dmn, reference, mayGoOn).run();
    }
    DecisionCertificate all = wholeDocument(table, dmn);
    for (DecisionTable each : all.difference() == null ? table.all() : List.<DecisionTable>of()) {
      byte[] alone = DmnXml.alone(dmn, each.key());
      all = both(all, new TableComparison(each, alone, reference, mayGoOn).run());
    }
    return all.difference() != null
        ? all
        : both(all, new TableComparison(table, dmn, reference, mayGoOn).run());
  }

  /**
   * What a decision gives must not be taken for something that is known from outside: then it would
   * be compared as such, and might be right by chance. Read from the author's text.
   */
  private static DecisionCertificate wholeDocument(DecisionTable table, byte[] dmn) {
    List<String> written = DmnXml.decisions(dmn);
    List<String> made = table.all().stream().map(DecisionTable::key).toList();
    boolean same = made.size() == written.size() && made.containsAll(written);
    return new DecisionCertificate(
        same,
        0,
        BigInteger.ZERO,
        same ? null : "the document has the decisions %s, and made are %s".formatted(written, made),
        same ? null : table.key());
  }

  /** The first difference counts. */
  private static DecisionCertificate both(DecisionCertificate one, DecisionCertificate other) {
    return one.difference() != null
        ? one
        : new DecisionCertificate(
            one.exhaustive() && other.exhaustive(),
            one.compared() + other.compared(),
            one.combinations().add(other.combinations()),
            other.difference(),
            other.place());
  }
}
