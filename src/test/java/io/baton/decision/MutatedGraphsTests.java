package io.baton.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.engine.ReferenceDecisions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compilers of graphs with a mistake in one table, in one calculation or in how the decisions hang
 * together: the certificate must find it. What changes the answer for none of all combinations of
 * some thousand values is no mistake. {@code baton.decision.graphs} is the number of documents,
 * {@code baton.decision.mutants} the most mistakes tried in each.
 */
class MutatedGraphsTests {
  private static final int GRAPHS = Integer.getInteger("baton.decision.graphs", 6);
  private static final int MUTANTS = Integer.getInteger("baton.decision.mutants", 25);
  private static final long SEED = Long.getLong("baton.decision.seed", 20261129);

  /** What the official engine does in the time that saving a table may take. */
  private static final int COMPARISONS = 250;

  private static final List<List<@Nullable String>> VALUES =
      List.of(
          numbers(),
          numbers(),
          Arrays.asList("A", "B", "C", "D", "", null),
          Arrays.asList("true", "false", null));

  private final ReferenceDecisions official = new RememberingEngine(new OfficialEngine());
  private final FieldIndex index = everyCombination();

  @Test
  void shouldBeCaught() {
    MutantTally tally = new MutantTally();
    for (int i = 0; i < GRAPHS; i++) {
      Random random = new Random(SEED + i);
      String document = RandomGraphs.graph(random);
      byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
      DecisionTable table = DmnReader.read("t", bytes);
      assertThat(certify(table, bytes).difference()).as(document).isNull();
      Object right = Told.by(table, index, official);
      List<Mutations.Mutant> mutants = GraphMutations.of(table);
      Collections.shuffle(mutants, random);
      for (Mutations.Mutant mutant : mutants.subList(0, Math.min(MUTANTS, mutants.size()))) {
        if (Told.by(mutant.table(), index, official).equals(right)) {
          tally.equivalent();
        } else {
          boolean caught = certify(mutant.table(), bytes).difference() != null;
          tally.count(mutant.mistake(), caught, document);
        }
      }
    }
    tally.require("graphs", 8 * Math.min(GRAPHS, 10), 8);
  }

  private DecisionCertificate certify(DecisionTable table, byte[] document) {
    int[] left = {COMPARISONS};
    return DecisionCheck.compare(table, document, official, () -> left[0]-- > 0);
  }

  private static List<@Nullable String> numbers() {
    return Arrays.asList(
        "-2", "-1", "-0.5", "0", "0.5", "1", "1.5", "2", "2.5", "3", "4", "5.5", "7", "8", null);
  }

  private static FieldIndex everyCombination() {
    int customers = VALUES.stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
    FieldIndex index =
        FieldIndex.empty(Instant.EPOCH).withEveryone(CustomerSet.range(0, customers));
    int step = 1;
    for (int name = 0; name < VALUES.size(); name++) {
      FieldType type = FeelType.of(RandomGraphs.TYPES.get(name)).orElseThrow();
      String code = RandomGraphs.NAMES.get(name);
      List<@Nullable String> values = VALUES.get(name);
      ColumnBuilder builder =
          ColumnBuilder.of(type == FieldType.NUMBER ? Field.number(code, 1) : Field.of(code, type));
      for (int customer = 0; customer < customers; customer++) {
        builder.put(customer, values.get(customer / step % values.size()));
      }
      index = index.with(builder.build());
      step *= values.size();
    }
    return index;
  }
}
