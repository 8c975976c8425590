package io.baton.grouping;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.segment.SegmentKind;
import io.baton.shared.BatonException;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * GROUP: a group of a division, {@code {"group":17,"hash":"…"}}. It never changes; a later division
 * is a later version of the segment.
 */
@Component
class GroupKind implements SegmentKind {
  static final String NAME = "GROUP";

  private final RunBook runs;
  private final GroupingBook book;
  private final Cohorts cohorts;

  GroupKind(RunBook runs, GroupingBook book, Cohorts cohorts) {
    this.runs = runs;
    this.book = book;
    this.cohorts = cohorts;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean fixed() {
    return true;
  }

  @Override
  public Question ask(JsonNode definition, Within within) {
    StoredGroup group =
        runs.group(number(definition))
            .filter(found -> found.hash().equals(definition.path("hash").asString("")))
            .orElseThrow(GroupKind::unknown);
    GroupingRun run = runs.find(group.runId()).orElseThrow(GroupKind::unknown);
    if (!book.get(run.groupingId()).scope().startsWith(within.scope())) {
      throw unknown();
    }
    return new Asked(
        cohorts.members(group.cohortId()), run.asOf() == null ? run.startedAt() : run.asOf());
  }

  @Override
  public String canonical(JsonNode definition) {
    StoredGroup group = runs.group(number(definition)).orElseThrow(GroupKind::unknown);
    return "{\"group\":" + group.id() + ",\"hash\":\"" + group.hash() + "\"}";
  }

  private static long number(JsonNode definition) {
    JsonNode group = definition.path("group");
    if (!group.isIntegralNumber() || !group.canConvertToLong()) {
      throw unknown();
    }
    return group.longValue();
  }

  private static BatonException unknown() {
    return Settings.refused(GroupingError.GROUPING_INVALID, "/group", "there is no such group");
  }

  private record Asked(CustomerSet group, Instant asOf) implements Question {
    @Override
    public CustomerSet members(CustomerSet universe) {
      return group.and(universe);
    }
  }
}
