package io.baton.event.catalogue;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Declares types of events and gives them new versions. */
@Component
class EventTypes {
  /** Letters of any case, because trackers name events as they like. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,79}");

  private static final Pattern POINTER = Pattern.compile("(/[^/\\p{Cntrl}]{0,99}){1,8}");
  private static final int LONGEST_NAME = 100;

  private final TypeBook book;
  private final Access access;
  private final Audit audit;

  EventTypes(TypeBook book, Access access, Audit audit) {
    this.book = book;
    this.access = access;
    this.audit = audit;
  }

  /**
   * @throws BatonException EVENT_TYPE_UNKNOWN
   */
  EventType require(String code) {
    return book.find(code)
        .orElseThrow(
            () ->
                new BatonException(
                    CatalogueError.EVENT_TYPE_UNKNOWN, "there is no event type " + code));
  }

  /**
   * What would be said to this draft; nothing is kept.
   *
   * @param code of the type whose new version it is to be; null for one of its own
   */
  List<Finding> check(@Nullable String code, JsonNode schema, @Nullable JsonNode sample) {
    List<Finding> findings = new ArrayList<>(limits(schema));
    if (!findings.isEmpty()) {
      return findings;
    }
    EventSchema wanted = EventSchema.of(schema);
    if (sample != null) {
      findings.addAll(sampleFaults(wanted, sample));
    }
    Optional<EventType> before = code == null ? Optional.empty() : book.find(code);
    before.ifPresent(type -> findings.addAll(wanted.refusesOf(current(type))));
    return findings;
  }

  /**
   * Declares a type or changes it. Another schema makes a new version.
   *
   * @throws BatonException EVENT_TYPE_INVALID, EVENT_SCHEMA_INVALID, EVENT_SAMPLE_INVALID,
   *     EVENT_SCHEMA_INCOMPATIBLE, EVENT_TYPE_CHANGED where somebody was quicker
   */
  @Transactional
  EventType put(String code, EventTypeDraft draft) {
    refuse(CatalogueError.EVENT_TYPE_INVALID, faults(code, draft));
    refuse(CatalogueError.EVENT_SCHEMA_INVALID, limits(draft.schema()));
    EventSchema wanted = EventSchema.of(draft.schema());
    refuse(CatalogueError.EVENT_SAMPLE_INVALID, sampleFaults(wanted, draft.sample()));
    book.raiseStamp();
    Optional<EventType> before = book.find(code);
    if (!before.map(EventType::version).equals(Optional.ofNullable(draft.version()))) {
      throw new BatonException(
          CatalogueError.EVENT_TYPE_CHANGED,
          before.isPresent()
              ? "somebody changed this type meanwhile; look at it again"
              : "this type is not there any more");
    }
    int version = before.map(type -> next(type, wanted)).orElse(1);
    book.put(code, draft, version);
    book.addVersion(code, draft, version, access.callerName());
    audit.record(
        before.isPresent() ? "EVENT_TYPE_CHANGED" : "EVENT_TYPE_DECLARED",
        "event-type:" + code,
        Map.of(
            "version",
            version,
            "keyEvent",
            draft.keyEvent(),
            "reaction",
            draft.reaction() == null ? "" : draft.reaction()));
    return require(code);
  }

  /** Events of the type count as undeclared from then on. */
  @Transactional
  void remove(String code) {
    require(code);
    book.raiseStamp();
    book.remove(code);
    audit.record("EVENT_TYPE_REMOVED", "event-type:" + code, Map.of());
  }

  EventSchema current(EventType type) {
    return book.versions(type.code()).stream()
        .filter(version -> version.version() == type.version())
        .map(version -> EventSchema.of(version.schema()))
        .findFirst()
        .orElseThrow();
  }

  private int next(EventType type, EventSchema wanted) {
    EventSchema current = current(type);
    if (current.tree().equals(wanted.tree())) {
      return type.version();
    }
    refuse(CatalogueError.EVENT_SCHEMA_INCOMPATIBLE, wanted.refusesOf(current));
    return type.version() + 1;
  }

  private static List<Finding> limits(JsonNode schema) {
    if (SchemaText.write(schema).length() > SchemaText.LONGEST) {
      return List.of(
          new Finding("/", SchemaRules.CODE, "at most " + SchemaText.LONGEST + " characters"));
    }
    return SchemaRules.check(schema);
  }

  private static List<Finding> sampleFaults(EventSchema schema, JsonNode sample) {
    JsonNode given = sample.isNull() ? JsonNodeFactory.instance.objectNode() : sample;
    if (SchemaText.write(given).length() > SchemaText.LONGEST) {
      return List.of(fault("/sample", "EVENT_SAMPLE_INVALID", "the sample is too long"));
    }
    return schema
        .breach(given)
        .map(breach -> List.of(fault("/sample", "EVENT_SAMPLE_INVALID", breach)))
        .orElse(List.of());
  }

  private static List<Finding> faults(String code, EventTypeDraft draft) {
    List<Finding> findings = new ArrayList<>();
    if (!CODE.matcher(code).matches()) {
      findings.add(invalid("/code", "1 to 80 letters, digits or . _ : -"));
    }
    name(findings, "/nameZh", draft.nameZh());
    name(findings, "/nameEn", draft.nameEn());
    name(findings, "/owner", draft.owner());
    name(findings, "/source", draft.source());
    pointer(findings, "/keyPointer", draft.keyAt());
    pointer(findings, "/timePointer", draft.timeAt());
    pointer(findings, "/customerPointer", draft.customerAt());
    if (draft.reaction() != null) {
      name(findings, "/reaction", draft.reaction());
    }
    if (draft.note() != null && draft.note().length() > 500) {
      findings.add(invalid("/note", "at most 500 characters"));
    }
    return findings;
  }

  private static void name(List<Finding> findings, String place, String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      findings.add(invalid(place, "1 to " + LONGEST_NAME + " printable characters"));
    }
  }

  private static void pointer(List<Finding> findings, String place, String pointer) {
    if (!POINTER.matcher(pointer).matches()) {
      findings.add(invalid(place, "a JSON pointer such as /txn/no"));
    }
  }

  private static Finding invalid(String place, String message) {
    return fault(place, "EVENT_TYPE_INVALID", message);
  }

  private static Finding fault(String place, String code, String message) {
    return new Finding(place, code, message);
  }

  private static void refuse(CatalogueError code, List<Finding> findings) {
    if (!findings.isEmpty()) {
      Finding first = findings.get(0);
      throw new BatonException(code, first.place() + ": " + first.message(), findings);
    }
  }
}
