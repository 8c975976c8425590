package io.baton.element;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The campaign elements of the bank, for those who use them. */
@Component
public class Elements {
  private final ElementRows rows;
  private final SavingElement saving;
  private final ReviewingElement reviewing;

  Elements(ElementRows rows, SavingElement saving, ReviewingElement reviewing) {
    this.rows = rows;
    this.saving = saving;
    this.reviewing = reviewing;
  }

  /**
   * The next version of an element, written and handed in by one person and approved by another;
   * for sets that come with approvals of their own.
   *
   * @return its number
   */
  @Transactional
  public int approved(String key, ElementContent content, String author, String approver) {
    int seen = rows.find(key).map(element -> element.newest().number()).orElse(0);
    int version = saving.save(key, content, seen, author).newest().number();
    reviewing.move(key, version, ReviewingElement.Move.SUBMIT, null, author);
    reviewing.move(key, version, ReviewingElement.Move.APPROVE, null, approver);
    return version;
  }

  public Optional<Element> find(String key) {
    return rows.find(key);
  }

  /** By key. */
  public List<Element> all(ElementKind kind) {
    return rows.all().stream().filter(element -> element.kind() == kind).toList();
  }

  public List<Element> find(Collection<String> keys) {
    return rows.find(keys);
  }

  /**
   * @throws BatonException ELEMENT_UNKNOWN
   */
  public ElementVersion version(String key, int number) {
    return rows.find(key).stream()
        .flatMap(element -> element.versions().stream())
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(() -> unknown(key + " in version " + number));
  }

  /**
   * The usable version of each of these, and of everything they rely on, in the order of their
   * keys. Until the caller's transaction ends none of them can be retired.
   *
   * @throws BatonException ELEMENT_NOT_USABLE with a finding for each that has none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<ElementVersion> usable(Collection<String> keys) {
    return resolve(keys, true);
  }

  /**
   * What {@link #usable} would give now; nothing is held, so it may be another in a moment.
   *
   * @throws BatonException ELEMENT_NOT_USABLE with a finding for each that has none
   */
  public List<ElementVersion> usableNow(Collection<String> keys) {
    return resolve(keys, false);
  }

  private List<ElementVersion> resolve(Collection<String> keys, boolean hold) {
    Map<String, ElementVersion> found = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    TreeSet<String> open = new TreeSet<>(keys);
    while (!open.isEmpty()) {
      if (hold) {
        rows.keep(open);
      }
      Map<String, Element> known = new LinkedHashMap<>();
      rows.find(open).forEach(element -> known.put(element.key(), element));
      TreeSet<String> next = new TreeSet<>();
      for (String key : open) {
        Element element = known.get(key);
        Optional<ElementVersion> usable = Optional.ofNullable(element).flatMap(Element::usable);
        if (usable.isPresent()) {
          found.put(key, usable.get());
          next.addAll(usable.get().content().reliesOn().keySet());
        } else {
          findings.add(whyNot(key, element));
        }
      }
      next.removeAll(found.keySet());
      open = next;
    }
    if (!findings.isEmpty()) {
      throw new BatonException(
          ElementError.ELEMENT_NOT_USABLE, "the campaign names what may not go out", findings);
    }
    return found.values().stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
  }

  /** Why this very version may not be used from the one day to the other; empty if it may. */
  public Optional<Finding> hindrance(
      ElementVersion version, LocalDate from, @Nullable LocalDate until) {
    Element element = rows.find(version.key()).orElseThrow();
    if (element.retiredAt() != null || version.state() != ElementState.APPROVED) {
      return Optional.of(whyNot(version.key(), element));
    }
    LocalDate first = version.content().validFrom();
    LocalDate last = version.content().validTo();
    if (first != null && from.isBefore(first)) {
      return Optional.of(finding(version, "ELEMENT_NOT_YET_VALID", "is valid from " + first));
    }
    if (last != null && from.isAfter(last)) {
      return Optional.of(finding(version, "ELEMENT_EXPIRED", "expired on " + last));
    }
    return last != null && until != null && until.isAfter(last)
        ? Optional.of(
            finding(
                version, "ELEMENT_ENDS_EARLY", "ends on %s, before the campaign".formatted(last)))
        : Optional.empty();
  }

  private static Finding whyNot(String key, @Nullable Element element) {
    if (element == null) {
      return new Finding("/elements/" + key, "ELEMENT_UNKNOWN", "there is no element " + key);
    }
    ElementVersion newest = element.newest();
    if (element.retiredAt() != null) {
      return finding(newest, "ELEMENT_RETIRED", "is retired");
    }
    return element.lastApproved().isPresent()
        ? finding(newest, "ELEMENT_WITHDRAWN", "was withdrawn")
        : finding(newest, "ELEMENT_NOT_APPROVED", "is not approved");
  }

  private static Finding finding(ElementVersion version, String code, String what) {
    return new Finding("/elements/" + version.key(), code, version.name() + " " + what);
  }

  static BatonException unknown(String what) {
    return new BatonException(ElementError.ELEMENT_UNKNOWN, "there is no element " + what);
  }
}
