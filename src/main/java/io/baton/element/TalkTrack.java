package io.baton.element;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person says on the telephone or at the counter, in the order in which it is said. */
public record TalkTrack(
    @Nullable Words name, @Nullable String language, @Nullable List<@Nullable Step> steps)
    implements ElementContent {
  private static final int MOST_STEPS = 30;

  /** What a step is there for. */
  public enum Part {
    OPENING,
    NEED,
    OFFER,
    DISCLOSURE,
    OBJECTION,
    CLOSING
  }

  /**
   * One thing to say.
   *
   * @param mustSay true where the law or the bank wants exactly these words
   */
  public record Step(@Nullable Part part, @Nullable String text, boolean mustSay) {}

  @Override
  public ElementKind kind() {
    return ElementKind.TALK_TRACK;
  }

  @Override
  public void check(ContentLook look) {
    look.name(name);
    Languages.check(language, look);
    List<@Nullable Step> all = steps == null ? List.of() : steps;
    look.expect(
        !all.isEmpty() && all.size() <= MOST_STEPS, "/steps", "1 to " + MOST_STEPS + " steps");
    for (int i = 0; i < Math.min(all.size(), MOST_STEPS); i++) {
      Step step = all.get(i);
      look.present(step == null ? null : step.part(), "/steps/" + i + "/part");
      look.text(step == null ? null : step.text(), 1, 2_000, "/steps/" + i + "/text");
    }
  }
}
