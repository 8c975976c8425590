package io.baton.segment;

import io.baton.cohort.CompiledRule.ClauseCount;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How segments of one kind say whom they mean. Each kind is one bean; the segment's definition is
 * JSON that only its kind reads. Which source is asked and which branch sees it is the segment's
 * own and the same for every kind.
 */
public interface SegmentKind {
  /** As stored and sent: RULE, LIST, … */
  String name();

  /**
   * Checks a definition and makes it ready to be answered.
   *
   * @throws BatonException with the place of what is wrong, as JSON pointer into the definition
   */
  Question ask(JsonNode definition, Within within);

  /** The form that is stored: equal definitions give equal text. */
  String canonical(JsonNode definition);

  /** Codes of the tags that are compared, as the definition names them. */
  default Set<String> tags(JsonNode definition) {
    return Set.of();
  }

  /** Where the definition compares that field, as JSON pointers; empty where that is not said. */
  default List<String> places(JsonNode definition, String field) {
    return List.of();
  }

  /** Codes of the segments that this one is made of. */
  default Set<String> segments(JsonNode definition) {
    return Set.of();
  }

  /**
   * Whether only the module of the kind makes such segments and says what is in them: each version
   * of one is a set that never changes.
   */
  default boolean fixed() {
    return false;
  }

  /**
   * What a question is asked within.
   *
   * @param among code of a source whose fields are meant first, or null
   * @param scope path of the branch of whoever made the segment
   */
  record Within(@Nullable String among, String scope) {}

  /** A definition over one picture of the values. */
  interface Question {
    /** Those of the universe who are meant. */
    CustomerSet members(CustomerSet universe);

    /** Whether a customer of the universe is meant. */
    default boolean holds(int customer, CustomerSet universe) {
      return members(universe).contains(customer);
    }

    /** How many of the universe are meant. */
    default long count(CustomerSet universe) {
      return members(universe).size();
    }

    /** The same for every part of the definition on its own, by JSON pointer. */
    default List<ClauseCount> parts(CustomerSet universe) {
      return List.of();
    }

    /** When the values became known. */
    Instant asOf();
  }
}
