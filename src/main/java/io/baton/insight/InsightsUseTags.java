package io.baton.insight;

import io.baton.tag.Tag;
import io.baton.tag.TagUse;
import io.baton.tag.TagUsers;
import io.baton.tag.Tags;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Insight tags that are made of a score, or whose leads say a tag's value. */
@Component
class InsightsUseTags implements TagUsers {
  private final InsightBook book;
  private final Tags tags;

  InsightsUseTags(InsightBook book, Tags tags) {
    this.book = book;
    this.tags = tags;
  }

  @Override
  public List<TagUse> usersOf(String tag) {
    return book.all().stream()
        .filter(deployment -> deployment.endedAt() == null)
        .filter(
            deployment -> deployment.scoreTag().equals(tag) || deployment.because().contains(tag))
        .map(
            deployment ->
                new TagUse(
                    "TAG",
                    deployment.tag(),
                    tags.find(deployment.tag()).map(Tag::nameZh).orElse(deployment.tag())))
        .toList();
  }

  @Override
  public Set<String> used() {
    Set<String> used = new HashSet<>();
    for (Deployment deployment : book.all()) {
      if (deployment.endedAt() == null) {
        used.add(deployment.scoreTag());
        used.addAll(deployment.because());
      }
    }
    return used;
  }
}
