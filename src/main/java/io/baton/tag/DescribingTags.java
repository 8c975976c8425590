package io.baton.tag;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Data sheets for tags that come with one, as those of a kit do. */
@Component
public class DescribingTags {
  private final Tags tags;
  private final TagLifeCycle life;

  DescribingTags(Tags tags, TagLifeCycle life) {
    this.tags = tags;
    this.life = life;
  }

  /** Describes tags about which nothing is written down, and puts them online; others stay. */
  @Transactional
  public void describeNew(Map<String, TagSheet> sheets) {
    for (Tag tag : tags.all()) {
      TagSheet sheet = sheets.get(tag.code());
      if (sheet != null) {
        life.describe(tag, sheet);
      }
    }
  }

  /**
   * What whoever makes a tag can tell of it; the tag stays a draft, to be completed and reviewed as
   * every other.
   */
  @Transactional
  public void describeDraft(String code, TagSheet sheet) {
    life.write(code, sheet, 0);
  }

  /**
   * What is written down about a tag; all of it may be missing.
   *
   * @throws io.baton.shared.BatonException TAG_UNKNOWN
   */
  public TagSheet sheetOf(String code) {
    return life.standing(code).sheet();
  }
}
