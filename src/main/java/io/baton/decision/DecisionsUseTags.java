package io.baton.decision;

import io.baton.tag.TagUse;
import io.baton.tag.TagUsers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Decision tables, in their latest version, with a tag among their inputs. */
@Component
class DecisionsUseTags implements TagUsers {
  private final DecisionVersions versions;

  DecisionsUseTags(DecisionVersions versions) {
    this.versions = versions;
  }

  @Override
  public List<TagUse> usersOf(String tag) {
    return versions.all().stream()
        .filter(
            version ->
                versions.table(version).inputs().stream()
                    .anyMatch(input -> input.code().equals(tag)))
        .map(version -> new TagUse("DECISION", version.key(), version.name()))
        .toList();
  }

  @Override
  public Set<String> used() {
    return versions.all().stream()
        .flatMap(version -> versions.table(version).inputs().stream())
        .map(input -> input.code())
        .collect(Collectors.toSet());
  }
}
