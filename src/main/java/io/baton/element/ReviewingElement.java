package io.baton.element;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a version: handed in by one person, approved or refused by another, withdrawn when it
 * must no longer go out; and the end of the element. Each move locks the element, so that two
 * people take turns.
 */
@Component
class ReviewingElement {
  private final ElementRows rows;
  private final List<ElementUsers> users;
  private final BatonClock clock;
  private final Audit audit;

  ReviewingElement(ElementRows rows, List<ElementUsers> users, BatonClock clock, Audit audit) {
    this.rows = rows;
    this.users = users;
    this.clock = clock;
    this.audit = audit;
  }

  /** What can be done with a version. */
  enum Move {
    SUBMIT,
    APPROVE,
    REFUSE,
    WITHDRAW
  }

  /**
   * @throws BatonException ELEMENT_WRONG_STATE, ELEMENT_OWN_REVIEW, ELEMENT_NOTE_MISSING
   */
  @Transactional
  void move(String key, int number, Move move, @Nullable String note, String person) {
    rows.hold(key);
    Element element = require(key);
    ElementVersion version = version(element, number);
    String words = note == null ? "" : note.strip();
    requireNote(move, words);
    requireState(element, version, move);
    switch (move) {
      case SUBMIT -> rows.submitted(key, number, person, clock.now());
      case APPROVE -> {
        requireAnother(version, person);
        rows.decided(key, number, ElementState.APPROVED, person, words, clock.now());
      }
      case REFUSE -> rows.decided(key, number, ElementState.DRAFT, person, words, clock.now());
      case WITHDRAW ->
          rows.decided(key, number, ElementState.WITHDRAWN, person, words, clock.now());
    }
    audit.record(
        "ELEMENT_" + move, "element:" + key, Map.of("version", number, "hash", version.hash()));
  }

  /**
   * Ends an element for good.
   *
   * @throws BatonException ELEMENT_IN_USE with its users
   */
  @Transactional
  void retire(String key, Person person) {
    rows.hold(key);
    Element element = require(key);
    if (element.retiredAt() != null) {
      throw new BatonException(ElementError.ELEMENT_WRONG_STATE, key + " is retired already");
    }
    ElementUses uses = usesOf(key, person);
    if (!uses.named().isEmpty() || uses.hidden() > 0) {
      throw new BatonException(
          ElementError.ELEMENT_IN_USE,
          "%s is in use".formatted(element.newest().name()),
          uses.findings());
    }
    rows.retire(key, person.name(), clock.now());
    audit.record("ELEMENT_RETIRED", "element:" + key, Map.of());
  }

  ElementUses usesOf(String key, Person person) {
    return ElementUses.seenFrom(
        person.branchPath(), users.stream().flatMap(each -> each.usersOf(key).stream()).toList());
  }

  private Element require(String key) {
    return rows.find(key).orElseThrow(() -> Elements.unknown(key));
  }

  private static ElementVersion version(Element element, int number) {
    return element.versions().stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(() -> Elements.unknown(element.key() + " in version " + number));
  }

  private static void requireState(Element element, ElementVersion version, Move move) {
    boolean newest = version.equals(element.newest());
    boolean possible =
        element.retiredAt() == null
            && switch (move) {
              case SUBMIT -> newest && version.state() == ElementState.DRAFT;
              case APPROVE, REFUSE -> version.state() == ElementState.IN_REVIEW;
              case WITHDRAW -> version.state() == ElementState.APPROVED;
            };
    if (!possible) {
      throw new BatonException(
          ElementError.ELEMENT_WRONG_STATE,
          "version %d is %s%s"
              .formatted(version.number(), version.state(), newest ? "" : " and not the newest"));
    }
  }

  private static void requireAnother(ElementVersion version, String person) {
    if (person.equals(version.author()) || person.equals(version.submittedBy())) {
      throw new BatonException(
          ElementError.ELEMENT_OWN_REVIEW, "somebody else than the author approves");
    }
  }

  private static void requireNote(Move move, String note) {
    boolean wanted = move == Move.REFUSE || move == Move.WITHDRAW;
    if (note.length() > 500 || (wanted && note.isEmpty())) {
      throw new BatonException(
          ElementError.ELEMENT_NOTE_MISSING, "say why, in at most 500 characters");
    }
  }
}
