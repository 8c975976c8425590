package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A million steps of the protocol with crashes and pauses in every order; and each of its parts
 * left out once.
 */
class DispatchModelTests {
  private static final int LENGTH = 250;

  @Property(tries = 2_000)
  void shouldHoldWithAPeerThatKnowsKeys(@ForAll("withKeys") ActionChain<DispatchModel> chain) {
    holds(chain);
  }

  @Property(tries = 2_000)
  void shouldHoldWithAPeerWithoutKeys(@ForAll("withoutKeys") ActionChain<DispatchModel> chain) {
    holds(chain);
  }

  private static void holds(ActionChain<DispatchModel> chain) {
    DispatchModel end = chain.withInvariant(model -> assertThat(model.broken()).isEmpty()).run();
    end.drain();
    assertThat(end.broken()).isEmpty();
    assertThat(end.finished()).as("nothing is lost: " + end.count()).isTrue();
  }

  @Provide
  Arbitrary<ActionChain<DispatchModel>> withKeys() {
    return chains(true);
  }

  @Provide
  Arbitrary<ActionChain<DispatchModel>> withoutKeys() {
    return chains(false);
  }

  private static Arbitrary<ActionChain<DispatchModel>> chains(boolean keys) {
    return ActionChain.startWith(() -> new DispatchModel(keys, DispatchModel.Flaw.NONE))
        .withAction(10, new Step())
        .withAction(1, new Crash())
        .withAction(1, new ExpireLease())
        .withMaxTransformations(LENGTH);
  }

  private static final class Step implements Action.Independent<DispatchModel> {
    @Override
    public Arbitrary<Transformer<DispatchModel>> transformer() {
      return Combinators.combine(
              Arbitraries.integers().between(0, DispatchModel.NODES - 1),
              Arbitraries.of(DispatchModel.Answer.class))
          .as(
              (node, answer) ->
                  Transformer.mutate(
                      "node %d goes on, peer %s".formatted(node, answer),
                      model -> model.step(node, answer)));
    }
  }

  private static final class Crash implements Action.Independent<DispatchModel> {
    @Override
    public Arbitrary<Transformer<DispatchModel>> transformer() {
      return Arbitraries.integers()
          .between(0, DispatchModel.NODES - 1)
          .map(node -> Transformer.mutate("node " + node + " dies", model -> model.crash(node)));
    }
  }

  private static final class ExpireLease implements Action.Independent<DispatchModel> {
    @Override
    public Arbitrary<Transformer<DispatchModel>> transformer() {
      return Arbitraries.just(Transformer.mutate("the lease runs out", DispatchModel::expireLease));
    }
  }

  /** A model that cannot fail would prove nothing. */
  @ParameterizedTest
  @EnumSource(value = DispatchModel.Flaw.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void shouldFindEachPartOfTheProtocolNecessary(DispatchModel.Flaw flaw) {
    assertThat(firstBroken(flaw)).isNotEmpty();
  }

  @Test
  void shouldFindNothingInTheSameRunsOfTheWholeProtocol() {
    assertThat(firstBroken(DispatchModel.Flaw.NONE)).isEmpty();
  }

  private static String firstBroken(DispatchModel.Flaw flaw) {
    Random random = new Random(20);
    DispatchModel.Answer[] answers = DispatchModel.Answer.values();
    for (int run = 0; run < 2_000; run++) {
      DispatchModel model = new DispatchModel(false, flaw);
      for (int i = 0; i < LENGTH; i++) {
        int lot = random.nextInt(12);
        int node = random.nextInt(DispatchModel.NODES);
        if (lot == 0) {
          model.crash(node);
        } else if (lot == 1) {
          model.expireLease();
        } else {
          model.step(node, answers[random.nextInt(answers.length)]);
        }
        if (!model.broken().isEmpty()) {
          return model.broken();
        }
      }
      model.drain();
      if (!model.broken().isEmpty()) {
        return model.broken();
      }
    }
    return "";
  }
}
