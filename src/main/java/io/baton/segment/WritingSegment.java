package io.baton.segment;

import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.Tags;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a segment or its next version, if it can be used as it is said. In a transaction. */
@Component
class WritingSegment {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_DESCRIPTION = 2_000;

  private final SegmentBook book;
  private final SegmentKinds kinds;
  private final Membership membership;
  private final Circles circles;
  private final Tags tags;
  private final Audit audit;
  private final JsonMapper json;

  WritingSegment(
      SegmentBook book,
      SegmentKinds kinds,
      Membership membership,
      Circles circles,
      Tags tags,
      Audit audit,
      JsonMapper json) {
    this.book = book;
    this.kinds = kinds;
    this.membership = membership;
    this.circles = circles;
    this.tags = tags;
    this.audit = audit;
    this.json = json;
  }

  Segment make(SegmentDraft draft, String scope, String owner) {
    requireWords(draft.name(), draft.description(), draft.code());
    JsonNode definition = Definitions.given(draft.definition());
    String code = draft.code() == null ? book.nextCode() : draft.code();
    refuseCircle(code, draft.kind(), definition);
    membership.ask(draft.kind(), definition, draft.among(), scope);
    tags.requireOnline(tagNames(draft.kind(), definition, draft.among()), Set.of());
    String canonical = kinds.get(draft.kind()).canonical(definition);
    Segment made =
        book.add(code, draft, canonical, scope, owner)
            .orElseThrow(
                () ->
                    new BatonException(
                        SegmentError.SEGMENT_EXISTS, "there is already a segment " + code));
    audit.record(
        "SEGMENT_CREATED", "segment:" + code, Map.of("kind", made.kind(), "definition", canonical));
    return made;
  }

  Segment change(Segment now, SegmentChange change, String by) {
    String code = now.code();
    JsonNode definition = change.newDefinition();
    Segment changed =
        new Segment(
            now.id(),
            now.code(),
            change.name() == null ? now.name() : change.name(),
            change.description() == null ? now.description() : change.description(),
            change.among() == null ? now.among() : change.among(),
            now.kind(),
            definition == null
                ? now.definition()
                : json.readTree(kinds.get(now.kind()).canonical(definition)),
            now.version(),
            now.scope(),
            now.owner(),
            now.createdAt(),
            now.updatedAt(),
            now.refreshAt());
    requireWords(changed.name(), changed.description(), null);
    refuseCircle(code, changed.kind(), changed.definition());
    membership.ask(changed);
    tags.requireOnline(tagNames(changed), tagNames(now));
    Segment saved =
        book.change(changed, change.version(), by)
            .orElseThrow(
                () ->
                    new BatonException(
                        SegmentError.SEGMENT_STALE_VERSION,
                        "somebody has changed the segment since version " + change.version()));
    audit.record(
        "SEGMENT_CHANGED",
        "segment:" + code,
        Map.of("version", saved.version(), "definition", saved.definition().toString()));
    return saved;
  }

  /**
   * @throws BatonException where others say who is in segments of that kind
   */
  void refuseFixed(String kind, String place) {
    if (kinds.get(kind).fixed()) {
      throw Definitions.invalid(place, "who is in such a segment is said where it was made");
    }
  }

  private void refuseCircle(String code, String kind, JsonNode definition) {
    Set<String> parts = kinds.get(kind).segments(definition);
    if (!parts.isEmpty()) {
      book.lockCompositions();
      circles.refuse(code, parts);
    }
  }

  /** Everything that it is made of is there, as for a new one. */
  void requireUsable(Segment segment) {
    membership.ask(segment);
    tags.requireOnline(tagNames(segment), Set.of());
  }

  private static void requireWords(
      String name, @Nullable String description, @Nullable String code) {
    String fault =
        name.isBlank() || name.length() > LONGEST_NAME
            ? "a name has 1 to " + LONGEST_NAME + " characters"
            : description != null && description.length() > LONGEST_DESCRIPTION
                ? "a description has at most " + LONGEST_DESCRIPTION + " characters"
                : code != null && !CODE.matcher(code).matches()
                    ? "a code has at most 40 letters, digits, _ or -"
                    : null;
    if (fault != null) {
      throw new BatonException(
          SegmentError.SEGMENT_INVALID,
          fault,
          List.of(new Finding("", SegmentError.SEGMENT_INVALID.name(), fault)));
    }
  }

  /** Codes of the tags that may be meant: a column's name among a source is short for one. */
  private Set<String> tagNames(String kind, JsonNode definition, @Nullable String among) {
    Set<String> codes = new HashSet<>(kinds.get(kind).tags(definition));
    if (among != null) {
      List.copyOf(codes).forEach(field -> codes.add(among + "." + field));
    }
    return codes;
  }

  private Set<String> tagNames(Segment segment) {
    return tagNames(segment.kind(), segment.definition(), segment.among());
  }
}
