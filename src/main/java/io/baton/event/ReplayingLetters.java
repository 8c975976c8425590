package io.baton.event;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.event.DeadLetter.LetterState;
import io.baton.event.LetterDesk.Letter;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tries dead letters again, as they are or mended. What is tried again goes through the same intake
 * as anything else: the inbox drops what was taken in meanwhile, and what fails once more becomes a
 * new dead letter. The old one is settled in the very transaction that takes it in.
 */
@Component
class ReplayingLetters {
  private static final int BATCH = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LetterDesk desk;
  private final EventIntake intake;
  private final EventReader reader = new EventReader();
  private final Feeds feeds;
  private final Access access;
  private final Audit audit;

  ReplayingLetters(LetterDesk desk, EventIntake intake, Feeds feeds, Access access, Audit audit) {
    this.desk = desk;
    this.intake = intake;
    this.feeds = feeds;
    this.access = access;
    this.audit = audit;
  }

  /**
   * One value to put in place of another, so that a letter can be mended without anybody seeing the
   * rest of it.
   */
  record LetterEdit(String pointer, @Nullable JsonNode value) {}

  /**
   * @throws BatonException EVENT_DEAD_LETTER_UNKNOWN
   */
  Letter require(long id) {
    return desk.find(id)
        .orElseThrow(
            () ->
                new BatonException(
                    EventErrorCode.EVENT_DEAD_LETTER_UNKNOWN, "no dead letter " + id));
  }

  /** Tries open letters again in the order in which they came. Call it outside a transaction. */
  IntakeReport replay(List<Long> ids) {
    IntakeReport report = IntakeReport.NOTHING;
    List<Long> ordered = ids.stream().distinct().sorted().toList();
    for (int from = 0; from < ordered.size(); from += BATCH) {
      List<Letter> letters = new ArrayList<>();
      for (Long id : ordered.subList(from, Math.min(ordered.size(), from + BATCH))) {
        Optional<Letter> found = desk.find(id);
        found
            .filter(each -> each.letter().state() == LetterState.OPEN && each.whole())
            .ifPresent(letters::add);
      }
      List<RawEvent> raw = letters.stream().map(each -> raw(each, each.payload())).toList();
      report = report.plus(intake.accept(raw, (first, last) -> note(letters, first, last, false)));
    }
    return report;
  }

  /**
   * Mends a letter and tries it again. What was put in its place is kept beside what arrived.
   *
   * @param whole what takes the place of the whole payload; null where there are only edits
   * @throws BatonException EVENT_DEAD_LETTER_SETTLED, EVENT_DEAD_LETTER_UNFIT
   */
  IntakeReport mend(long id, @Nullable String whole, List<LetterEdit> edits) {
    Letter letter = require(id);
    if (letter.letter().state() != LetterState.OPEN) {
      throw settled();
    }
    byte[] mended = whole == null ? edited(letter, edits) : whole.getBytes(StandardCharsets.UTF_8);
    if (mended.length > EventReader.MAX_BYTES) {
      throw unfit("/payload", "at most " + EventReader.MAX_BYTES + " bytes");
    }
    return intake.accept(
        List.of(raw(letter, mended)),
        (first, last) -> {
          desk.fixed(id, mended);
          note(List.of(letter), 0, 1, true);
        });
  }

  /** Not to be tried again; the letter stays until its retention is over. */
  @Transactional
  int giveUp(List<Long> ids) {
    int settled = desk.settle(ids, LetterState.GIVEN_UP, access.callerName());
    if (settled > 0) {
      audit.record(
          "EVENT_DEAD_LETTERS_GIVEN_UP",
          "event-dead-letters:" + ids.get(0),
          Map.of("letters", settled));
    }
    return settled;
  }

  private void note(List<Letter> letters, int first, int last, boolean mended) {
    List<Long> ids = letters.subList(first, last).stream().map(each -> each.letter().id()).toList();
    if (desk.settle(ids, LetterState.REPLAYED, access.callerName()) != ids.size()) {
      throw settled();
    }
    audit.record(
        "EVENT_DEAD_LETTERS_REPLAYED",
        "event-dead-letters:" + ids.get(0),
        Map.of("letters", ids.size(), "last", ids.get(ids.size() - 1), "mended", mended));
  }

  private RawEvent raw(Letter letter, byte[] payload) {
    String code = letter.letter().feed();
    Feed feed = null;
    if (code != null) {
      feed =
          feeds
              .feed(code)
              .orElseThrow(
                  () ->
                      unfit(
                          "/feed", "source " + code + " is gone, so nobody can read its message"));
    }
    return new RawEvent("dead-letter/" + letter.letter().id(), payload, feed);
  }

  private byte[] edited(Letter letter, List<LetterEdit> edits) {
    RawEvent raw = new RawEvent("", letter.payload());
    ObjectNode tree =
        reader
            .object(raw)
            .map(each -> (ObjectNode) each.deepCopy())
            .orElseThrow(() -> unfit("/payload", "no JSON object; write the whole payload anew"));
    if (!letter.whole() || edits.isEmpty()) {
      throw unfit("/payload", "there is nothing to change");
    }
    for (int i = 0; i < edits.size(); i++) {
      put(tree, edits.get(i), "/edits/" + i);
    }
    return JSON.writeValueAsBytes(tree);
  }

  private static void put(ObjectNode tree, LetterEdit edit, String place) {
    JsonPointer pointer;
    try {
      pointer = JsonPointer.compile(edit.pointer());
    } catch (IllegalArgumentException e) {
      throw unfit(place, "a JSON pointer such as /fields/amount");
    }
    JsonPointer above = pointer.head();
    JsonNode parent = above == null ? null : tree.at(above);
    if (!(parent instanceof ObjectNode object)) {
      throw unfit(place, "there is no object to put it into");
    }
    String name = pointer.last().getMatchingProperty();
    if (edit.value() == null || edit.value().isNull()) {
      object.remove(name);
    } else {
      object.set(name, edit.value());
    }
  }

  /** What a letter says, as a tree or as its first characters, everything personal covered. */
  JsonNode covered(byte[] payload) {
    return reader
        .object(new RawEvent("", payload))
        .map(Hidden::hide)
        .orElseGet(() -> JSON.getNodeFactory().stringNode("(" + payload.length + " bytes)"));
  }

  static String text(byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(text));
    } catch (JacksonException e) {
      return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "·");
    }
  }

  private static BatonException settled() {
    return new BatonException(
        EventErrorCode.EVENT_DEAD_LETTER_SETTLED, "somebody settled this dead letter already");
  }

  private static BatonException unfit(String place, String why) {
    return new BatonException(
        EventErrorCode.EVENT_DEAD_LETTER_UNFIT,
        place + ": " + why,
        List.of(new Finding(place, "EVENT_DEAD_LETTER_UNFIT", why)));
  }
}
