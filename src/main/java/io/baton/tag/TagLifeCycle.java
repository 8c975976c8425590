package io.baton.tag;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leads a tag from draft to retirement. Nobody has to rely on a tag that nobody described, and
 * nothing that runs loses a tag under its feet.
 */
@Component
class TagLifeCycle {
  private final TagBook tags;
  private final SheetBook sheets;
  private final TagUsage usage;
  private final ApplicationEventPublisher events;

  private final Access access;
  private final Audit audit;

  TagLifeCycle(
      TagBook tags,
      SheetBook sheets,
      TagUsage usage,
      ApplicationEventPublisher events,
      Access access,
      Audit audit) {
    this.tags = tags;
    this.sheets = sheets;
    this.usage = usage;
    this.events = events;
    this.access = access;
    this.audit = audit;
  }

  /**
   * @param submittedBy who asked for the review; somebody else has to approve
   * @param version counts the changes, 0 before the first
   */
  record Standing(TagState state, TagSheet sheet, @Nullable String submittedBy, int version) {
    static final Standing NEW = new Standing(TagState.DRAFT, TagSheet.EMPTY, null, 0);
  }

  /** One change, with the sheet as it was afterwards. */
  record Change(
      int version, Instant at, String actor, String action, TagState state, TagSheet sheet) {}

  Standing standing(String code) {
    return sheets.of(tag(code)).orElse(Standing.NEW);
  }

  List<Change> history(String code) {
    return sheets.changes(tag(code));
  }

  /**
   * @throws BatonException TAG_NOT_ONLINE with a finding a tag
   */
  void requireOnline(Collection<String> codes) {
    Map<String, TagState> states = sheets.notOnline(codes);
    if (!states.isEmpty()) {
      throw new BatonException(
          TagError.TAG_NOT_ONLINE,
          "only tags that are online can be used in something new: "
              + String.join(", ", states.keySet()),
          states.entrySet().stream()
              .map(
                  each ->
                      new Finding(
                          "TAG:" + each.getKey(),
                          TagError.TAG_NOT_ONLINE.name(),
                          "tag %s is in state %s".formatted(each.getKey(), each.getValue())))
              .toList());
    }
  }

  Set<String> notOnline(Collection<String> codes) {
    return sheets.notOnline(codes).keySet();
  }

  /**
   * Writes the sheet. One that is online stays complete; one under review is not changed under the
   * reviewer's eyes.
   *
   * @throws BatonException TAG_UNKNOWN, TAG_STALE_VERSION, TAG_WRONG_STATE, TAG_SHEET_INCOMPLETE
   */
  @Transactional
  Standing write(String code, TagSheet sheet, int version) {
    Tag tag = tag(code);
    Standing now = sheets.lock(tag);
    requireVersion(now, version);
    if (now.state() == TagState.REVIEW || now.state() == TagState.RETIRED) {
      throw wrongState("a tag in state " + now.state() + " can't be described anew");
    }
    SheetRules.requireSense(sheet);
    if (now.state() != TagState.DRAFT) {
      SheetRules.requireComplete(sheet);
    }
    return save(
        tag, new Standing(now.state(), sheet, now.submittedBy(), now.version() + 1), "DESCRIBE");
  }

  /** For a tag that an import made; what somebody has written stays. */
  void describeImported(Tag tag, String source, String column) {
    if (sheets.lock(tag).version() == 0) {
      TagSheet sheet = TagSheet.imported(source, column, access.callerName());
      save(tag, new Standing(TagState.ONLINE, sheet, null, 1), "IMPORT");
    }
  }

  /** For a tag that comes with its sheet; what somebody has written stays. */
  void describe(Tag tag, TagSheet sheet) {
    if (sheets.lock(tag).version() == 0) {
      SheetRules.requireComplete(sheet);
      save(tag, new Standing(TagState.ONLINE, sheet, null, 1), "INSTALL");
    }
  }

  /**
   * For tags that the product or an operator's template brings along: nobody has to review what
   * came with the release. What somebody has written stays.
   */
  void describeBuiltIn(Tag tag, TagSheet sheet) {
    SheetRules.requireSense(sheet);
    SheetRules.requireComplete(sheet);
    if (sheets.lock(tag).version() == 0) {
      save(tag, new Standing(TagState.ONLINE, sheet, null, 1), "INSTALL");
    }
  }

  /**
   * @throws BatonException TAG_UNKNOWN, TAG_STALE_VERSION, TAG_WRONG_STATE, TAG_SHEET_INCOMPLETE
   *     with a finding a field, TAG_OWN_REVIEW, or TAG_IN_USE with a finding a user
   */
  @Transactional
  Standing move(String code, TagState.Move move, int version) {
    Tag tag = tag(code);
    Standing now = sheets.lock(tag);
    requireVersion(now, version);
    TagState next =
        move.from(now.state())
            .orElseThrow(
                () -> wrongState("%s is not possible in state %s".formatted(move, now.state())));
    if (next == TagState.REVIEW || next == TagState.ONLINE) {
      SheetRules.requireComplete(now.sheet());
    }
    if (move == TagState.Move.APPROVE && access.callerName().equals(now.submittedBy())) {
      throw new BatonException(TagError.TAG_OWN_REVIEW, "somebody else has to approve the tag");
    }
    if (next == TagState.RETIRED) {
      requireUnused(code);
    }
    String submitter = move == TagState.Move.SUBMIT ? access.callerName() : now.submittedBy();
    Standing standing =
        save(tag, new Standing(next, now.sheet(), submitter, now.version() + 1), move.name());
    if (move == TagState.Move.RESUME) {
      events.publishEvent(new TagResumed(code));
    }
    if (move == TagState.Move.RETIRE || move == TagState.Move.REOPEN) {
      events.publishEvent(new TagRetired(code, move == TagState.Move.RETIRE));
    }
    return standing;
  }

  private Standing save(Tag tag, Standing standing, String action) {
    sheets.save(tag, standing, action, access.callerName());
    audit.record(
        "TAG_" + action,
        "tag:" + tag.code(),
        Map.of("state", standing.state().name(), "version", standing.version()));
    return standing;
  }

  Tag tag(String code) {
    return tags.find(code)
        .orElseThrow(() -> new BatonException(TagError.TAG_UNKNOWN, "there is no tag " + code));
  }

  /** Whoever changes it meanwhile waits until the transaction ends. */
  void lock(String code) {
    sheets.lock(tag(code));
  }

  /** For one that nobody uses, of whatever version it is. */
  void suspend(String code) {
    Tag tag = tag(code);
    Standing now = sheets.lock(tag);
    TagState next =
        TagState.Move.SUSPEND
            .from(now.state())
            .orElseThrow(() -> wrongState("a tag in state " + now.state() + " isn't suspended"));
    save(
        tag,
        new Standing(next, now.sheet(), now.submittedBy(), now.version() + 1),
        TagState.Move.SUSPEND.name());
  }

  /**
   * @throws BatonException TAG_IN_USE with a finding a user whom the caller may know of
   */
  void requireUnused(String code) {
    TagUses uses = usage.visibleUsersOf(code);
    if (!uses.isEmpty()) {
      List<Finding> findings = new ArrayList<>();
      for (TagUse use : uses.named()) {
        findings.add(
            new Finding(
                use.kind() + ":" + use.code(),
                TagError.TAG_IN_USE.name(),
                "used by %s %s (%s)".formatted(use.kind(), use.code(), use.name())));
      }
      if (uses.hidden() > 0) {
        findings.add(
            new Finding(
                "OTHERS",
                TagError.TAG_IN_USE.name(),
                "used by %d of other branches".formatted(uses.hidden())));
      }
      throw new BatonException(TagError.TAG_IN_USE, "the tag %s is used".formatted(code), findings);
    }
  }

  private static void requireVersion(Standing now, int version) {
    if (now.version() != version) {
      throw new BatonException(
          TagError.TAG_STALE_VERSION, "somebody has changed the tag since version " + version);
    }
  }

  private static BatonException wrongState(String message) {
    return new BatonException(TagError.TAG_WRONG_STATE, message);
  }
}
