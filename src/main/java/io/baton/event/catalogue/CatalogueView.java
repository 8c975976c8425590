package io.baton.event.catalogue;

import io.baton.event.EventReactions;
import io.baton.event.EventReactions.Reaction;
import io.baton.event.catalogue.TypeBook.SeenType;
import io.baton.event.catalogue.TypeBook.TypeVersion;
import io.baton.event.catalogue.TypeBook.UndeclaredProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue together with what came by and what reacts to it. */
@Component
class CatalogueView {
  private final TypeBook book;
  private final EventTypes types;
  private final List<EventReactions> reactions;

  CatalogueView(TypeBook book, EventTypes types, List<EventReactions> reactions) {
    this.book = book;
    this.types = types;
    this.reactions = reactions;
  }

  /**
   * A declared type at a glance.
   *
   * @param unreacted a key event to which nothing reacts now
   */
  record EventTypeLine(
      EventType type,
      long accepted,
      long refused,
      @Nullable Instant lastAt,
      List<Reaction> reactions,
      boolean unreacted) {}

  /** One type with all of its versions, newest first. */
  record EventTypePage(
      EventTypeLine line, List<TypeVersion> versions, List<UndeclaredProperty> undeclared) {}

  /**
   * @param reactable everything that a default reaction may name
   */
  record EventCatalogue(
      List<EventTypeLine> types,
      List<SeenType> undeclaredTypes,
      List<UndeclaredProperty> undeclaredProperties,
      List<Reaction> reactable) {}

  EventCatalogue all() {
    List<EventType> declared = book.all();
    Set<String> codes = declared.stream().map(EventType::code).collect(Collectors.toSet());
    List<SeenType> seen = book.seen();
    List<Reaction> reacting = reactions();
    return new EventCatalogue(
        declared.stream().map(type -> line(type, seen, reacting)).toList(),
        seen.stream().filter(each -> !codes.contains(each.type())).toList(),
        undeclared(declared),
        reacting);
  }

  EventTypePage one(String code) {
    EventType type = types.require(code);
    return new EventTypePage(
        line(type, book.seen(), reactions()), book.versions(code), undeclared(List.of(type)));
  }

  private List<UndeclaredProperty> undeclared(List<EventType> declared) {
    List<UndeclaredProperty> came = book.undeclaredProperties();
    return declared.stream()
        .flatMap(
            type -> {
              List<UndeclaredProperty> its =
                  came.stream().filter(each -> each.type().equals(type.code())).toList();
              if (its.isEmpty()) {
                return its.stream();
              }
              EventSchema schema = types.current(type);
              return its.stream().filter(each -> !schema.declares(each.property()));
            })
        .toList();
  }

  private List<Reaction> reactions() {
    return reactions.stream().flatMap(each -> each.all().stream()).toList();
  }

  private static EventTypeLine line(EventType type, List<SeenType> seen, List<Reaction> reacting) {
    List<SeenType> came = seen.stream().filter(each -> each.type().equals(type.code())).toList();
    List<Reaction> its =
        reacting.stream()
            .filter(
                each ->
                    each.eventType().equals(type.code())
                        || Objects.equals(each.code(), type.reaction()))
            .toList();
    boolean reacted =
        its.stream().anyMatch(each -> each.live() && each.eventType().equals(type.code()));
    return new EventTypeLine(
        type,
        came.stream().mapToLong(SeenType::accepted).sum(),
        came.stream().mapToLong(SeenType::refused).sum(),
        came.stream().map(SeenType::lastAt).max(Instant::compareTo).orElse(null),
        its,
        type.keyEvent() && !reacted);
  }
}
