package io.baton.standard.entry;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.standard.HeadOffice;
import io.baton.standard.Texts;
import io.baton.tag.DescribingTags;
import io.baton.tag.Tag;
import io.baton.tag.TagDraft;
import io.baton.tag.TagSheet;
import io.baton.tag.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tags whose values people enter: a draft with a data sheet first, as every tag. */
@Component
class ManualTags {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");
  private static final int MOST_RULES = 20;
  private static final int MOST_DECIMALS = 9;
  private static final int FRESH_HOURS = 24 * 365;

  private final ManualBook book;
  private final EntryRules rules;
  private final Tags tags;
  private final DescribingTags describing;
  private final HeadOffice headOffice;
  private final Access access;
  private final Audit audit;

  ManualTags(
      ManualBook book,
      EntryRules rules,
      Tags tags,
      DescribingTags describing,
      HeadOffice headOffice,
      Access access,
      Audit audit) {
    this.book = book;
    this.rules = rules;
    this.tags = tags;
    this.describing = describing;
    this.headOffice = headOffice;
    this.access = access;
    this.audit = audit;
  }

  List<ManualTag> all() {
    List<ManualTag> all = new ArrayList<>();
    for (ManualBook.Stored stored : book.all()) {
      tags.find(stored.tag()).ifPresent(tag -> all.add(manual(tag, stored)));
    }
    return all;
  }

  /**
   * @throws BatonException ENTRY_TAG_UNKNOWN
   */
  ManualTag get(String code) {
    return book.find(code)
        .flatMap(stored -> tags.find(code).map(tag -> manual(tag, stored)))
        .orElseThrow(
            () ->
                new BatonException(
                    EntryError.ENTRY_TAG_UNKNOWN, "there is no tag of entered values " + code));
  }

  private static ManualTag manual(Tag tag, ManualBook.Stored stored) {
    return new ManualTag(
        tag.code(),
        tag.nameZh(),
        tag.nameEn(),
        tag.type(),
        tag.scale(),
        stored.review(),
        stored.rules());
  }

  /**
   * Makes a draft with its data sheet, or gives one other names, rules and reviews.
   *
   * @throws BatonException ENTRY_TAG_INVALID with a finding a fault, ENTRY_TAG_TAKEN,
   *     ENTRY_TAG_UNKNOWN, ENTRY_RULE_UNKNOWN, STANDARD_HEAD_OFFICE_ONLY
   */
  @Transactional
  ManualTag put(String code, ManualTagDraft draft) {
    ManualTag tag = save(code, draft);
    if (draft.create()) {
      describing.describeDraft(code, sheet(draft));
    }
    return tag;
  }

  /** One that comes with its data sheet, as tags of a kit do: online at once. */
  @Transactional
  ManualTag install(String code, ManualTagDraft draft) {
    ManualTag tag = save(code, draft);
    tags.install(Map.of(code, sheet(draft)));
    return tag;
  }

  private ManualTag save(String code, ManualTagDraft draft) {
    headOffice.require();
    check(code, draft);
    List<String> held = draft.rules() == null ? List.of() : draft.rules();
    held.forEach(rules::hold);
    Optional<Tag> tag = tags.find(code);
    if (draft.create() && tag.isPresent()) {
      throw new BatonException(EntryError.ENTRY_TAG_TAKEN, "there is a tag " + code);
    }
    FieldType type = draft.create() ? draft.type() : get(code).type();
    Integer scale = draft.create() ? draft.scale() : Integer.valueOf(get(code).scale());
    tags.define(
        List.of(
            new TagDraft(
                code,
                String.valueOf(draft.nameZh()).strip(),
                String.valueOf(draft.nameEn()).strip(),
                type == null ? FieldType.ENUM : type,
                type == FieldType.NUMBER && scale != null ? scale : 0)));
    book.put(code, Boolean.TRUE.equals(draft.review()), held);
    audit.record(
        "MANUAL_TAG_PUT",
        "tag:" + code,
        Map.of("review", Boolean.TRUE.equals(draft.review()), "rules", held));
    return get(code);
  }

  private TagSheet sheet(ManualTagDraft draft) {
    String definition = draft.definition();
    return new TagSheet(
        draft.theme(),
        draft.tagClass(),
        TagSheet.TagKind.MANUAL_LIST,
        false,
        null,
        null,
        null,
        definition == null || definition.isBlank() ? "entered by hand" : definition.strip(),
        List.of(),
        access.callerName(),
        access.callerName(),
        FRESH_HOURS,
        null);
  }

  private static void check(String code, ManualTagDraft draft) {
    List<Finding> findings = new ArrayList<>();
    require(findings, CODE.matcher(code).matches(), "/code", "letters, digits, _ . -, at most 100");
    require(findings, Texts.isName(draft.nameZh()), "/nameZh", "1 to 100 printable characters");
    require(findings, Texts.isName(draft.nameEn()), "/nameEn", "1 to 100 printable characters");
    if (draft.create()) {
      require(
          findings,
          draft.type() != null && draft.type() != FieldType.MULTI,
          "/type",
          "BOOLEAN, ENUM, NUMBER or DATE");
      Integer scale = draft.scale();
      require(
          findings,
          scale == null || (scale >= 0 && scale <= MOST_DECIMALS),
          "/scale",
          "a number keeps 0 to 9 decimals");
    }
    List<String> rules = draft.rules();
    require(
        findings,
        rules == null || (rules.size() <= MOST_RULES && !rules.contains(null)),
        "/rules",
        "at most 20 rules");
    require(
        findings,
        rules == null || rules.stream().distinct().count() == rules.size(),
        "/rules",
        "each rule once");
    if (!findings.isEmpty()) {
      throw new BatonException(EntryError.ENTRY_TAG_INVALID, "the tag makes no sense", findings);
    }
  }

  private static void require(List<Finding> findings, boolean holds, String place, String message) {
    if (!holds) {
      findings.add(new Finding(place, EntryError.ENTRY_TAG_INVALID.name(), message));
    }
  }
}
