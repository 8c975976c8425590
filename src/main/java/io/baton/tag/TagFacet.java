package io.baton.tag;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the catalogue can be narrowed by. */
enum TagFacet {
  THEME("theme", Wanted::theme, card -> name(card.theme())),
  CLASS("tagClass", Wanted::tagClass, card -> name(card.tagClass())),
  KIND("kind", Wanted::kind, card -> name(card.kind())),
  TYPE("type", Wanted::type, card -> name(card.type())),
  STATE("state", Wanted::state, card -> name(card.state())),
  PREDICTED("predicted", Wanted::predicted, card -> card.predicted() ? "PREDICTED" : "FACT"),
  FRESH("fresh", Wanted::fresh, card -> card.stale() ? "STALE" : "FRESH");

  private static final String NONE = "NONE";

  private final String title;
  private final Function<Wanted, String> asked;
  private final Function<TagCard, String> of;

  TagFacet(String title, Function<Wanted, String> asked, Function<TagCard, String> of) {
    this.title = title;
    this.asked = asked;
    this.of = of;
  }

  /**
   * What is looked for; an empty text asks for nothing in particular, NONE for what is not filled
   * in.
   */
  record Wanted(
      String search,
      String theme,
      String tagClass,
      String kind,
      String type,
      String state,
      String predicted,
      String fresh) {}

  String title() {
    return title;
  }

  String of(TagCard card) {
    return of.apply(card);
  }

  boolean admits(Wanted wanted, TagCard card) {
    String value = asked.apply(wanted);
    return value.isEmpty() || value.equals(of.apply(card));
  }

  private static String name(@Nullable Enum<?> value) {
    return value == null ? NONE : value.name();
  }
}
