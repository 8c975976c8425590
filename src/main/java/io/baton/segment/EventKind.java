package io.baton.segment;

import io.baton.cohort.CompiledRule.ClauseCount;
import io.baton.cohort.CustomerSet;
import io.baton.history.Found;
import io.baton.history.Pattern;
import io.baton.history.Patterns;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** EVENT: what customers did and in which order, a {@link Pattern} over the history. */
@Component
class EventKind implements SegmentKind {
  private final Patterns patterns;

  EventKind(Patterns patterns) {
    this.patterns = patterns;
  }

  @Override
  public String name() {
    return "EVENT";
  }

  @Override
  public Question ask(JsonNode definition, Within within) {
    return new Asked(Pattern.parse(definition));
  }

  @Override
  public String canonical(JsonNode definition) {
    return Pattern.parse(definition).toJson();
  }

  /** Asks the history when somebody wants to know, and once for the same customers. */
  private final class Asked implements Question {
    private final Pattern pattern;
    private CustomerSet about = CustomerSet.empty();
    private @Nullable Found found;

    Asked(Pattern pattern) {
      this.pattern = pattern;
    }

    private Found found(CustomerSet universe) {
      Found known = found;
      if (known == null || !universe.equals(about)) {
        known = patterns.find(pattern, universe);
        found = known;
        about = universe;
      }
      return known;
    }

    @Override
    public boolean holds(int customer, CustomerSet universe) {
      return members(CustomerSet.of(customer)).contains(customer);
    }

    @Override
    public CustomerSet members(CustomerSet universe) {
      return found(universe).members(universe);
    }

    @Override
    public List<ClauseCount> parts(CustomerSet universe) {
      return found(universe).parts(universe);
    }

    @Override
    public Instant asOf() {
      Found known = found;
      return known == null ? patterns.now() : known.asOf();
    }
  }
}
