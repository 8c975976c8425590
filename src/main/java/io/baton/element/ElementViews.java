package io.baton.element;

import io.baton.access.Access;
import io.baton.shared.BatonClock;
import io.baton.shared.Leaves;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the screens show of elements. */
@Component
class ElementViews {
  private final ElementRows rows;
  private final ReviewingElement reviewing;
  private final Access access;
  private final BatonClock clock;
  private final ZoneId bank;
  private final JsonMapper json;

  ElementViews(
      ElementRows rows,
      ReviewingElement reviewing,
      Access access,
      BatonClock clock,
      @Value("${baton.zone}") ZoneId bank,
      JsonMapper json) {
    this.rows = rows;
    this.reviewing = reviewing;
    this.access = access;
    this.clock = clock;
    this.bank = bank;
    this.json = json;
  }

  /**
   * @param state of the newest version
   * @param newest number of the newest version
   * @param usable number of the version that campaigns get; null if there is none
   * @param validTo last day of the usable version, or of the newest where none is usable
   */
  record ElementSummary(
      String key,
      ElementKind kind,
      @Nullable Words name,
      ElementState state,
      int newest,
      @Nullable Integer usable,
      @Nullable LocalDate validTo,
      boolean expired,
      boolean retired,
      String owner,
      Instant changedAt) {}

  /**
   * @param may what the person asking may do with this version: SUBMIT, APPROVE, REFUSE, WITHDRAW
   */
  record ElementVersionView(
      int number,
      ElementState state,
      ElementContent content,
      String hash,
      String author,
      Instant savedAt,
      @Nullable String submittedBy,
      @Nullable Instant submittedAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      String note,
      List<ReviewingElement.Move> may) {}

  /**
   * @param versions newest first
   * @param mayEdit whether the person asking may save another version
   */
  record ElementView(
      ElementSummary summary,
      List<ElementVersionView> versions,
      List<ElementUse> users,
      long hiddenUsers,
      boolean mayEdit,
      boolean mayRetire) {}

  /** One field that two versions say differently; empty where one has it not. */
  record ElementChange(String field, String before, String after) {}

  List<ElementSummary> all(@Nullable ElementKind kind) {
    return rows.all().stream()
        .filter(element -> kind == null || element.kind() == kind)
        .map(this::summary)
        .toList();
  }

  ElementView view(String key) {
    Element element = rows.find(key).orElseThrow(() -> Elements.unknown(key));
    ElementUses uses = reviewing.usesOf(key, access.current());
    boolean open = element.retiredAt() == null && access.has("MARKETER");
    return new ElementView(
        summary(element),
        element.versions().stream().map(version -> view(element, version)).toList(),
        uses.named(),
        uses.hidden(),
        open && element.newest().state() != ElementState.IN_REVIEW,
        open);
  }

  List<ElementChange> changes(String key, int from, int to) {
    Element element = rows.find(key).orElseThrow(() -> Elements.unknown(key));
    SortedMap<String, String> before = leaves(element, from);
    SortedMap<String, String> after = leaves(element, to);
    TreeSet<String> fields = new TreeSet<>(before.keySet());
    fields.addAll(after.keySet());
    List<ElementChange> changes = new ArrayList<>();
    for (String field : fields) {
      String was = before.getOrDefault(field, "");
      String is = after.getOrDefault(field, "");
      if (!was.equals(is)) {
        changes.add(new ElementChange(field, was, is));
      }
    }
    return changes;
  }

  private SortedMap<String, String> leaves(Element element, int number) {
    return element.versions().stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .map(version -> Leaves.of(json.readTree(version.stored())))
        .orElseThrow(() -> Elements.unknown(element.key() + " in version " + number));
  }

  private ElementSummary summary(Element element) {
    ElementVersion newest = element.newest();
    ElementVersion shown = element.usable().orElse(newest);
    LocalDate last = shown.content().validTo();
    return new ElementSummary(
        element.key(),
        element.kind(),
        shown.content().name(),
        newest.state(),
        newest.number(),
        element.usable().map(ElementVersion::number).orElse(null),
        last,
        last != null && clock.now().atZone(bank).toLocalDate().isAfter(last),
        element.retiredAt() != null,
        element.owner(),
        Objects.requireNonNullElse(newest.decidedAt(), newest.savedAt()));
  }

  private ElementVersionView view(Element element, ElementVersion version) {
    return new ElementVersionView(
        version.number(),
        version.state(),
        version.content(),
        version.hash(),
        version.author(),
        version.savedAt(),
        version.submittedBy(),
        version.submittedAt(),
        version.decidedBy(),
        version.decidedAt(),
        version.note(),
        may(element, version));
  }

  private List<ReviewingElement.Move> may(Element element, ElementVersion version) {
    List<ReviewingElement.Move> may = new ArrayList<>();
    if (element.retiredAt() != null) {
      return may;
    }
    boolean own =
        access.callerName().equals(version.author())
            || access.callerName().equals(version.submittedBy());
    if (version.state() == ElementState.DRAFT
        && version.number() == element.newest().number()
        && access.has("MARKETER")) {
      may.add(ReviewingElement.Move.SUBMIT);
    }
    if (version.state() == ElementState.IN_REVIEW && access.has("APPROVER")) {
      if (!own) {
        may.add(ReviewingElement.Move.APPROVE);
      }
      may.add(ReviewingElement.Move.REFUSE);
    }
    if (version.state() == ElementState.APPROVED
        && (access.has("APPROVER") || access.has("MARKETER"))) {
      may.add(ReviewingElement.Move.WITHDRAW);
    }
    return may;
  }
}
