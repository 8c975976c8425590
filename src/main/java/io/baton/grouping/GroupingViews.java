package io.baton.grouping;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Groupings and runs as the API describes them to the caller. */
@Component
class GroupingViews {
  private final Groupings groupings;
  private final RunBook book;
  private final Segments segments;
  private final Access access;

  GroupingViews(Groupings groupings, RunBook book, Segments segments, Access access) {
    this.groupings = groupings;
    this.book = book;
    this.segments = segments;
    this.access = access;
  }

  /** With the newest run of each, without the groups. */
  List<GroupingView> all(List<Grouping> visible) {
    Map<Long, GroupingRun> newest =
        book.newest(visible.stream().map(Grouping::id).toList()).stream()
            .collect(Collectors.toMap(GroupingRun::groupingId, Function.identity()));
    List<GroupingView> views = new ArrayList<>();
    for (Grouping grouping : visible) {
      GroupingRun run = newest.get(grouping.id());
      views.add(
          view(
              grouping,
              book.inEffect(grouping.id()).map(found -> of(found, false)).orElse(null),
              run == null ? null : of(run, false)));
    }
    return views;
  }

  GroupingView of(Grouping grouping) {
    return view(
        grouping,
        book.inEffect(grouping.id()).map(run -> of(run, true)).orElse(null),
        groupings.runs(grouping).stream().findFirst().map(run -> of(run, true)).orElse(null));
  }

  private GroupingView view(
      Grouping grouping, @Nullable GroupingRunView inEffect, @Nullable GroupingRunView newest) {
    String base = grouping.base();
    return new GroupingView(
        grouping.code(),
        grouping.name(),
        grouping.method(),
        base,
        base == null ? null : segments.find(base).map(Segment::name).orElse(base),
        grouping.settings(),
        grouping.approvalAbove(),
        grouping.repeatDays(),
        grouping.repeatAt(),
        grouping.version(),
        grouping.owner(),
        grouping.author(),
        grouping.updatedAt(),
        inEffect,
        newest);
  }

  /**
   * @param whole with its groups
   */
  GroupingRunView of(GroupingRun run, boolean whole) {
    Person person = access.current();
    return new GroupingRunView(
        run.id(),
        run.state(),
        run.cancelling(),
        run.stage(),
        run.done(),
        run.total(),
        run.startedBy(),
        run.startedAt(),
        run.finishedAt(),
        run.problemCode(),
        run.problem(),
        run.findings(),
        run.standing(),
        run.division(),
        run.asOf(),
        run.baseSize(),
        run.baseHash(),
        run.hash(),
        run.summary(),
        run.moves(),
        run.settings(),
        run.approvalAbove(),
        run.askedBy(),
        run.decidedBy(),
        run.decidedAt(),
        run.comment(),
        TakingEffect.own(run, person),
        whole ? book.groups(run.id()) : null);
  }
}
