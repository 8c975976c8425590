package io.baton.history;

import io.baton.shared.BatonException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Who did what, in which order: {@code {"did":…,"times":3,"within":{"days":30}}}, {@code
 * {"did":…,"thenNot":…,"days":7}}, {@code {"sequence":[{"event":…},{"event":…,"days":7}]}}, and
 * {@code all}, {@code any}, {@code not} of these. "Then" is later, not at the same moment; a day is
 * 24 hours.
 */
public sealed interface Pattern {
  /** Nesting deeper than this is refused. */
  int DEEPEST = 8;

  /** More parts that ask the history than this are refused. */
  int MOST_LEAVES = 20;

  int MOST_STEPS = 10;

  /** More codes than this, in all filters together, are refused. */
  int MOST_CODES = 10_000;

  int MOST_TIMES = 1_000;
  int MOST_DAYS = 1_000;

  /** A part that asks the history. */
  sealed interface Leaf extends Pattern {}

  /** At least so many such events within the window. */
  record Did(EventFilter event, int times, Window within) implements Leaf {}

  /**
   * An event within the window that was not followed by the other one for so many days.
   *
   * @param open whether an event counts whose days are not over yet
   */
  record ThenNot(EventFilter event, EventFilter not, int days, Window within, boolean open)
      implements Leaf {}

  /** One after the other; the first within the window, each later one within its days. */
  record Sequence(List<Step> steps, Window within) implements Leaf {
    public Sequence {
      steps = List.copyOf(steps);
    }
  }

  /**
   * @param days after the step before; of no meaning in the first step
   */
  record Step(EventFilter event, int days) {}

  record All(List<Pattern> parts) implements Pattern {
    public All {
      parts = List.copyOf(parts);
    }
  }

  record Any(List<Pattern> parts) implements Pattern {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** Everybody who is asked, but those. */
  record Not(Pattern part) implements Pattern {}

  /**
   * @throws BatonException HISTORY_PATTERN_INVALID, its findings naming every place
   */
  static Pattern parse(JsonNode json) {
    return new PatternReading().read(json);
  }

  /**
   * A sequence alone, {@code {"sequence":[…],"within":…}}.
   *
   * @throws BatonException HISTORY_PATTERN_INVALID
   */
  static Sequence parseSequence(JsonNode json) {
    if (parse(json) instanceof Sequence sequence) {
      return sequence;
    }
    throw PatternReading.refused("", "a sequence of events");
  }

  /** Equal patterns give equal text. */
  default String toJson() {
    return PatternWriting.tree(this).toString();
  }
}
