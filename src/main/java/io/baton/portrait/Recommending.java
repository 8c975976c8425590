package io.baton.portrait;

import io.baton.portrait.Portrait.Cell;
import io.baton.portrait.Portrait.TagPortrait;
import io.baton.portrait.Recommendation.Proposal;
import io.baton.segment.Segments;
import io.baton.tag.Tag;
import io.baton.tag.Tags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Proposes tags that discriminate for a goal, by information gain. The tags that define the goal
 * are left out: that they tell everything of it is no news.
 */
@Component
class Recommending {
  private static final int PROPOSALS = 20;

  /** A value this much more frequent in the goal than among all belongs into a proposed rule. */
  private static final double TELLING_INDEX = 120;

  private final Portraits portraits;
  private final Segments segments;
  private final Warnings warnings;
  private final Tags tags;

  Recommending(Portraits portraits, Segments segments, Warnings warnings, Tags tags) {
    this.portraits = portraits;
    this.segments = segments;
    this.warnings = warnings;
    this.tags = tags;
  }

  /**
   * @throws io.baton.shared.BatonException as {@link Portraits#of}
   */
  Recommendation forGoal(Question goal) {
    if (goal.codes().size() > 1 && !goal.intersects()) {
      throw Groups.refused(PortraitError.PORTRAIT_GOAL, "/segments", "a goal is one group");
    }
    Portrait portrait =
        portraits.of(
            new Question(goal.codes(), goal.together(), goal.trail(), goal.search(), 500, null));
    Set<String> defining = defining(goal);
    Long reached =
        portrait.trail().isEmpty()
            ? portrait.groups().get(0).count()
            : portrait.trail().get(portrait.trail().size() - 1).counts().get(0);
    List<Proposal> proposals =
        portrait.tags().stream()
            .filter(tag -> !defining.contains(tag.code()) && tag.bits() > 0)
            .limit(PROPOSALS)
            .map(Recommending::proposal)
            .toList();
    return new Recommendation(
        reached,
        portrait.base(),
        entropy(reached, portrait.base()),
        proposals,
        portrait.asOf(),
        portrait.millis());
  }

  private Set<String> defining(Question goal) {
    Map<String, Tag> known = new HashMap<>();
    tags.all().forEach(tag -> known.put(tag.code(), tag));
    Set<String> codes = new HashSet<>();
    goal.codes().forEach(code -> codes.addAll(warnings.tagsOf(segments.visible(code), known)));
    goal.trail().forEach(step -> codes.add(String.valueOf(step.tag())));
    return codes;
  }

  private static Proposal proposal(TagPortrait tag) {
    List<Slot> telling =
        tag.cells().stream().filter(Recommending::telling).map(Cell::slot).toList();
    return new Proposal(
        tag.code(),
        tag.nameZh(),
        tag.nameEn(),
        tag.bits(),
        telling.isEmpty() ? null : new DrillStep(tag.code(), telling));
  }

  private static boolean telling(Cell cell) {
    Double index = cell.groups().get(0).index();
    return index != null && index >= TELLING_INDEX;
  }

  private static double entropy(@Nullable Long part, @Nullable Long whole) {
    return part == null || whole == null
        ? 0
        : Math.round(
                1e6 * Gain.bits(new long[] {part, 0}, new long[] {part, Math.max(0, whole - part)}))
            / 1e6;
  }
}
