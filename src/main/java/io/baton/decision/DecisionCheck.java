package io.baton.decision;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The certificate in its first form: runs samples of a table's inputs through the reference engine
 * and through the compiled table, and refuses a table on which they disagree. Does nothing where
 * there is no reference engine.
 */
@Component
class DecisionCheck {
  private static final int SAMPLES = 100;

  private final Optional<ReferenceEngine> reference;

  DecisionCheck(ObjectProvider<ReferenceEngine> reference) {
    this.reference = Optional.ofNullable(reference.getIfAvailable());
  }

  /**
   * @throws BatonException DECISION_REFUSED with the facts of a sample that comes out differently
   */
  void require(DecisionTable table, byte[] dmn) {
    reference
        .flatMap(engine -> difference(table, dmn, engine, SAMPLES, new Random(SAMPLES)))
        .ifPresent(
            message -> {
              throw new BatonException(
                  DecisionErrorCode.DECISION_REFUSED,
                  message,
                  List.of(new Finding(table.key(), "DMN_CERTIFICATE", message)));
            });
  }

  /** The first sample on which the two disagree. */
  static Optional<String> difference(
      DecisionTable table, byte[] dmn, ReferenceEngine engine, int samples, Random random) {
    SampleFacts facts = new SampleFacts(table, random);
    for (int i = 0; i < samples; i++) {
      Map<String, Object> sample = facts.next();
      List<Map<String, String>> expected = spelled(engine.evaluate(dmn, table.key(), sample));
      List<Map<String, String>> actual =
          TableEvaluation.run(table, Facts.index(table, sample), Facts.THE_ONE).stream()
              .map(hit -> spelled(hit.values()))
              .toList();
      if (!expected.equals(actual)) {
        return Optional.of(
            "on %s the reference engine gives %s and the compiled table gives %s"
                .formatted(new TreeMap<>(sample), expected, actual));
      }
    }
    return Optional.empty();
  }

  private static List<Map<String, String>> spelled(List<Map<String, Object>> hits) {
    return hits.stream().map(DecisionCheck::spelled).toList();
  }

  private static Map<String, String> spelled(Map<String, ?> outputs) {
    Map<String, String> spelled = new TreeMap<>();
    outputs.forEach(
        (name, value) ->
            spelled.put(
                name,
                value instanceof Number number
                    ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                    : value.toString()));
    return spelled;
  }
}
