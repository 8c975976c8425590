package io.baton.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.window.WindowDefinition.Events;
import io.baton.window.WindowDefinition.Kind;
import io.baton.window.WindowDefinition.What;
import io.baton.window.WindowDefinition.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The value at a moment against a recount that knows only lists of events and instants. */
class EvaluationTests {
  private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");
  private static final Instant START = Instant.parse("2026-11-29T01:23:45.678901Z");

  record Happened(int second, long value) {
    Instant at() {
      return START.plusSeconds(second);
    }
  }

  record Case(WindowDefinition definition, List<Happened> events, int now, long seed) {}

  @Property(tries = 3_000)
  void valueEqualsARecountInAnyOrder(@ForAll("cases") Case drawn) {
    WindowPlan plan = WindowPlan.of(drawn.definition(), BANK);
    Instant now = START.plusSeconds(drawn.now());
    assertThat(valueAt(drawn, plan, now))
        .isEqualTo(recount(drawn.definition(), drawn.events(), now));
  }

  /**
   * Between now and the next change that was told, nothing changes; whoever waits misses nothing.
   */
  @Property(tries = 2_000)
  void nothingChangesBeforeTheNextChange(@ForAll("cases") Case drawn) {
    WindowPlan plan = WindowPlan.of(drawn.definition(), BANK);
    long now = WindowPlan.micros(START.plusSeconds(drawn.now()));
    Evaluation.Answer answer = Evaluation.at(now, plan, entries(drawn));
    assertThat(answer.nextChange()).isGreaterThan(now);
    long until = Math.min(answer.nextChange() - 1, now + 10_000_000_000L);
    Random random = new Random(drawn.seed());
    for (int i = 0; i < 20; i++) {
      long then = now + (long) (random.nextDouble() * (until - now));
      assertThat(Evaluation.at(then, plan, entries(drawn)).value()).isEqualTo(answer.value());
    }
    assertThat(Evaluation.at(until, plan, entries(drawn)).value()).isEqualTo(answer.value());
  }

  /** What is older than the horizon may be thrown away. */
  @Property(tries = 2_000)
  void nothingBeyondTheHorizonMatters(@ForAll("cases") Case drawn) {
    WindowPlan plan = WindowPlan.of(drawn.definition(), BANK);
    long now = WindowPlan.micros(START.plusSeconds(drawn.now()));
    Entries rest = new Entries();
    Entries all = entries(drawn);
    for (int i = 0; i < all.size(); i++) {
      if (all.at(i) > now - plan.horizon()) {
        rest.add(i, all.at(i), all.value(i));
      }
    }
    assertThat(Evaluation.at(now, plan, rest)).isEqualTo(Evaluation.at(now, plan, all));
  }

  private static @Nullable Long valueAt(Case drawn, WindowPlan plan, Instant now) {
    return Evaluation.at(WindowPlan.micros(now), plan, entries(drawn)).value();
  }

  private static Entries entries(Case drawn) {
    List<Happened> shuffled = new ArrayList<>(drawn.events());
    Collections.shuffle(shuffled, new Random(drawn.seed()));
    Entries entries = new Entries();
    long key = 0;
    for (Happened each : shuffled) {
      entries.add(key++, WindowPlan.micros(each.at()), each.value());
    }
    return entries;
  }

  static @Nullable Long recount(WindowDefinition definition, List<Happened> events, Instant now) {
    if (definition.what().sequence()) {
      return sequence(definition, events, now) ? (Long) 1L : null;
    }
    List<Happened> in =
        events.stream().filter(each -> inWindow(definition, each.at(), now)).toList();
    if (in.isEmpty()) {
      return null;
    }
    return switch (definition.what()) {
      case COUNT -> (long) in.size();
      case SUM -> in.stream().mapToLong(Happened::value).sum();
      case MAX -> in.stream().mapToLong(Happened::value).max().getAsLong();
      case DISTINCT -> in.stream().map(Happened::value).distinct().count();
      case LAST -> {
        int last = in.stream().mapToInt(Happened::second).max().getAsInt();
        yield in.stream()
            .filter(each -> each.second() == last)
            .mapToLong(Happened::value)
            .max()
            .getAsLong();
      }
      case THEN, THEN_NOT -> throw new IllegalStateException();
    };
  }

  private static boolean inWindow(WindowDefinition definition, Instant at, Instant now) {
    Window window = java.util.Objects.requireNonNull(definition.window());
    if (at.isAfter(now)) {
      return false;
    }
    Duration size = Duration.parse(window.size());
    if (window.kind() == Kind.SLIDING) {
      return Duration.between(at, now).compareTo(size) < 0;
    }
    // Walks on the wall clock of a bank without summer time from midnight to midnight.
    Duration step =
        window.kind() == Kind.TUMBLING ? size : Duration.parse(String.valueOf(window.advance()));
    Instant end = Instant.parse("2026-11-28T16:00:00Z");
    while (!end.isAfter(now)) {
      end = end.plus(step);
    }
    return !at.isBefore(end.minus(size)) && at.isBefore(end);
  }

  private static boolean sequence(WindowDefinition definition, List<Happened> events, Instant now) {
    Duration within = Duration.parse(String.valueOf(definition.within()));
    Duration keep = Duration.parse(String.valueOf(definition.keep()));
    Duration grace = Duration.parse(String.valueOf(definition.grace()));
    for (Happened first : events) {
      if (first.value() != Evaluation.FIRST || first.at().isAfter(now)) {
        continue;
      }
      List<Happened> followers =
          events.stream()
              .filter(each -> each.value() == Evaluation.NEXT && !each.at().isAfter(now))
              .filter(each -> each.at().isAfter(first.at()))
              .filter(each -> !each.at().isAfter(first.at().plus(within)))
              .toList();
      if (definition.what() == What.THEN) {
        if (followers.stream().anyMatch(each -> now.isBefore(each.at().plus(keep)))) {
          return true;
        }
      } else {
        Instant from = first.at().plus(within).plus(grace);
        if (followers.isEmpty() && !now.isBefore(from) && now.isBefore(from.plus(keep))) {
          return true;
        }
      }
    }
    return false;
  }

  @Provide
  Arbitrary<Case> cases() {
    return definitions()
        .flatMap(
            definition -> {
              long most = definition.what().sequence() ? 1 : 5;
              Arbitrary<Happened> event =
                  Combinators.combine(
                          Arbitraries.integers().between(-7_300, 7_300),
                          Arbitraries.longs().between(0, most))
                      .as(Happened::new);
              return Combinators.combine(
                      event.list().ofMaxSize(14),
                      Arbitraries.integers().between(-100, 7_300),
                      Arbitraries.longs().between(0, 1_000))
                  .as((events, now, seed) -> new Case(definition, events, now, seed));
            });
  }

  private static Arbitrary<WindowDefinition> definitions() {
    Arbitrary<WindowDefinition> windows =
        Combinators.combine(
                Arbitraries.of(What.COUNT, What.SUM, What.MAX, What.LAST, What.DISTINCT),
                Arbitraries.of(Kind.class),
                Arbitraries.of(10, 60, 300, 3_600, 7_200),
                Arbitraries.of(1, 5, 60, 300))
            .as(
                (what, kind, size, advance) ->
                    new WindowDefinition(
                        what,
                        new Events("a", null),
                        what == What.COUNT ? null : "x",
                        new Window(
                            kind,
                            "PT" + size + "S",
                            kind == Kind.HOPPING ? "PT" + Math.min(size, advance) + "S" : null),
                        null,
                        null,
                        null,
                        null));
    Arbitrary<WindowDefinition> sequences =
        Combinators.combine(
                Arbitraries.of(What.THEN, What.THEN_NOT),
                Arbitraries.of(1, 30, 1_800),
                Arbitraries.of(1, 600, 3_600),
                Arbitraries.of(1, 60))
            .as(
                (what, within, keep, grace) ->
                    new WindowDefinition(
                        what,
                        new Events("a", null),
                        null,
                        null,
                        new Events("b", null),
                        "PT" + within + "S",
                        "PT" + keep + "S",
                        "PT" + grace + "S"));
    return Arbitraries.oneOf(windows, sequences);
  }
}
