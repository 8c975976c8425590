package io.baton.segment;

import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** LIST: the customers of an imported list, {@code {"list":17}}. */
@Component
class ListKind implements SegmentKind {
  private final Lists lists;

  ListKind(Lists lists) {
    this.lists = lists;
  }

  @Override
  public String name() {
    return "LIST";
  }

  @Override
  public Question ask(JsonNode definition, Within within) {
    CustomerList list;
    try {
      list = lists.visible(number(definition), within.scope());
    } catch (BatonException e) {
      throw Definitions.invalid("/list", "no such list; import it first");
    }
    return new Asked(lists.members(list), list.at());
  }

  @Override
  public String canonical(JsonNode definition) {
    return "{\"list\":" + number(definition) + "}";
  }

  private static long number(JsonNode definition) {
    Definitions.requireKeys(definition, Set.of("list"));
    JsonNode list = definition.path("list");
    if (!list.isIntegralNumber() || !list.canConvertToLong()) {
      throw Definitions.invalid("/list", "the number of an imported list");
    }
    return list.longValue();
  }

  private record Asked(CustomerSet listed, Instant asOf) implements Question {
    @Override
    public CustomerSet members(CustomerSet universe) {
      return listed.and(universe);
    }
  }
}
