package io.baton.segment;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.Ranking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SCORE: the first so many by a number or date, {@code {"field":"response_score","top":5000}}; with
 * {@code "bottom"} the last ones, and with {@code "of"} among another segment. Among equal values
 * the customer who was registered first comes first; who has no value is never meant.
 */
@Component
class ScoreKind implements SegmentKind {
  private static final long MOST = Integer.MAX_VALUE;

  private final FieldIndexes indexes;
  private final ObjectProvider<Membership> membership;
  private final JsonMapper json;

  ScoreKind(FieldIndexes indexes, ObjectProvider<Membership> membership, JsonMapper json) {
    this.indexes = indexes;
    this.membership = membership;
    this.json = json;
  }

  /**
   * @param of code of a segment, or empty
   */
  private record Score(String field, boolean highest, long count, Optional<String> of) {}

  @Override
  public String name() {
    return "SCORE";
  }

  @Override
  public Question ask(JsonNode definition, Within within) {
    Score score = read(definition);
    FieldIndex current = indexes.current();
    FieldIndex index = within.among() == null ? current : current.preferring(within.among());
    Column column = index.require(score.field());
    if (!column.field().type().ordered()) {
      throw Definitions.invalid("/field", score.field() + " is neither a number nor a date");
    }
    Optional<CustomerSet> of =
        score.of().map(code -> membership.getObject().of(code, within.scope(), "/of"));
    return new Asked(column, score, of.orElse(null), index.asOf());
  }

  @Override
  public String canonical(JsonNode definition) {
    Score score = read(definition);
    var tree = json.createObjectNode();
    tree.put("field", score.field());
    score.of().ifPresent(code -> tree.put("of", code));
    tree.put(score.highest() ? "top" : "bottom", score.count());
    return tree.toString();
  }

  @Override
  public Set<String> tags(JsonNode definition) {
    return Set.of(read(definition).field());
  }

  @Override
  public List<String> places(JsonNode definition, String field) {
    return List.of("/field");
  }

  @Override
  public Set<String> segments(JsonNode definition) {
    return read(definition).of().map(Set::of).orElse(Set.of());
  }

  private static Score read(JsonNode definition) {
    Definitions.requireKeys(definition, Set.of("field", "top", "bottom", "of"));
    JsonNode top = definition.path("top");
    JsonNode bottom = definition.path("bottom");
    if (top.isMissingNode() == bottom.isMissingNode()) {
      throw Definitions.invalid("", "say top or bottom, and how many");
    }
    String place = top.isMissingNode() ? "/bottom" : "/top";
    JsonNode count = top.isMissingNode() ? bottom : top;
    if (!count.isIntegralNumber()
        || !count.canConvertToLong()
        || count.longValue() < 1
        || count.longValue() > MOST) {
      throw Definitions.invalid(place, "a whole number from 1 on");
    }
    Optional<String> of =
        definition.path("of").isMissingNode() || definition.path("of").isNull()
            ? Optional.empty()
            : Optional.of(Definitions.text(definition, "of"));
    return new Score(
        Definitions.text(definition, "field"), !top.isMissingNode(), count.longValue(), of);
  }

  private record Asked(
      Column column, Score score, @org.jspecify.annotations.Nullable CustomerSet of, Instant asOf)
      implements Question {
    @Override
    public CustomerSet members(CustomerSet universe) {
      CustomerSet among = of == null ? universe : universe.and(of);
      return score.highest()
          ? Ranking.highest(column, among, score.count())
          : Ranking.lowest(column, among, score.count());
    }
  }
}
