package io.baton.insight;

import io.baton.tag.TagUse;
import io.baton.tag.TagUsers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Insight tags that are made of a score, or whose leads say a tag's value. */
@Component
class InsightsUseTags implements TagUsers {
  private final InsightBook book;

  InsightsUseTags(InsightBook book) {
    this.book = book;
  }

  @Override
  public List<TagUse> usersOf(String tag) {
    return book.all().stream()
        .filter(Deployment::open)
        .filter(
            deployment -> deployment.scoreTag().equals(tag) || deployment.because().contains(tag))
        .map(deployment -> new TagUse("TAG", deployment.tag(), deployment.nameZh()))
        .toList();
  }

  @Override
  public Set<String> used() {
    Set<String> used = new HashSet<>();
    for (Deployment deployment : book.all()) {
      if (deployment.open()) {
        used.add(deployment.scoreTag());
        used.addAll(deployment.because());
      }
    }
    return used;
  }
}
