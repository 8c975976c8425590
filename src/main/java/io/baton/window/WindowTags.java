package io.baton.window;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.TagDraft;
import io.baton.tag.TagOrigins;
import io.baton.tag.TagRetired;
import io.baton.tag.Tags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Defines real-time tags: tags of the catalogue that events compute as they come in. */
@Component
class WindowTags implements TagOrigins {
  static final int MOST = 200;
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");
  private static final int LONGEST_NAME = 100;

  private final WindowBook book;
  private final WindowCatalogue catalogue;
  private final DefinitionCheck check;
  private final Tags tags;
  private final Access access;
  private final Audit audit;
  private final BatonClock clock;

  WindowTags(
      WindowBook book,
      WindowCatalogue catalogue,
      DefinitionCheck check,
      Tags tags,
      Access access,
      Audit audit,
      BatonClock clock) {
    this.book = book;
    this.catalogue = catalogue;
    this.check = check;
    this.tags = tags;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Defines a tag as a draft, or a draft anew; its windows begin empty.
   *
   * @param create whether there must be no tag of that code yet
   * @throws BatonException WINDOW_TAG_INVALID, WINDOW_TAG_CODE_TAKEN, WINDOW_TAG_NOT_DRAFT,
   *     WINDOW_TAG_TOO_MANY
   */
  @Transactional
  public WindowTag define(
      String code, String nameZh, String nameEn, WindowDefinition definition, boolean create) {
    if (!CODE.matcher(code).matches()) {
      throw refused("/code", "a letter, then letters, digits, _ . - up to 100");
    }
    name("/nameZh", nameZh);
    name("/nameEn", nameEn);
    requireFree(code, create);
    DefinitionCheck.Kept kept = check.require(definition);
    tags.define(List.of(new TagDraft(code, nameZh, nameEn, kept.type(), kept.scale())));
    tags.live(code, 0);
    book.put(code, definition, kept, access.callerName(), clock.now());
    audit.record("WINDOW_TAG_DEFINED", "tag:" + code, Map.of("what", definition.what().name()));
    lookAfterCommit();
    return book.find(code).orElseThrow();
  }

  /**
   * @throws BatonException WINDOW_TAG_UNKNOWN
   */
  WindowTag require(String code) {
    return book.find(code)
        .orElseThrow(
            () ->
                new BatonException(
                    WindowError.WINDOW_TAG_UNKNOWN, "there is no real-time tag " + code));
  }

  /** A retired tag is not computed; one that comes back begins anew. */
  @EventListener
  void follow(TagRetired moved) {
    if (book.setActive(moved.code(), !moved.retired(), clock.now())) {
      lookAfterCommit();
    }
  }

  @Override
  public List<String> columnsOf(String tagCode) {
    return book.find(tagCode).map(tag -> named(tag.definition())).orElse(List.of());
  }

  private static List<String> named(WindowDefinition definition) {
    WindowDefinition.Events next = definition.next();
    String field = definition.field();
    return Stream.of(
            Optional.of(definition.events().type() + (field == null ? "" : "." + field)),
            Optional.ofNullable(next).map(WindowDefinition.Events::type))
        .flatMap(Optional::stream)
        .toList();
  }

  private void requireFree(String code, boolean create) {
    boolean ours = book.find(code).isPresent();
    if (tags.find(code).isPresent()) {
      if (create || !ours) {
        String message = "there is a tag of the code " + code + " already";
        throw new BatonException(
            WindowError.WINDOW_TAG_CODE_TAKEN,
            message,
            List.of(new Finding("/code", WindowError.WINDOW_TAG_CODE_TAKEN.name(), message)));
      }
      if (!tags.isDraft(code)) {
        throw new BatonException(
            WindowError.WINDOW_TAG_NOT_DRAFT,
            "only a draft is defined anew; retire the tag and reopen it first");
      }
    }
    if (!ours && book.active().size() >= MOST) {
      throw new BatonException(
          WindowError.WINDOW_TAG_TOO_MANY, "at most " + MOST + " real-time tags are computed");
    }
  }

  private static void name(String place, String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw refused(place, "1 to " + LONGEST_NAME + " printable characters");
    }
  }

  private static BatonException refused(String place, String message) {
    return new BatonException(
        WindowError.WINDOW_TAG_INVALID,
        place + ": " + message,
        List.of(new Finding(place, WindowError.WINDOW_TAG_INVALID.name(), message)));
  }

  /** This node at once, others within a second or with the first value they hear. */
  private void lookAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            catalogue.look();
          }
        });
  }
}
