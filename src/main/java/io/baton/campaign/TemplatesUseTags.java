package io.baton.campaign;

import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.tag.TagUse;
import io.baton.tag.TagUsers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Wording, in its latest version, that says what a tag says. */
@Component
class TemplatesUseTags implements TagUsers {
  private final Templates templates;

  TemplatesUseTags(Templates templates) {
    this.templates = templates;
  }

  @Override
  public List<TagUse> usersOf(String tag) {
    return templates.all().stream()
        .filter(template -> tagsOf(template).anyMatch(tag::equals))
        .map(template -> new TagUse("TEMPLATE", template.key(), template.key()))
        .toList();
  }

  @Override
  public Set<String> used() {
    return templates.all().stream().flatMap(TemplatesUseTags::tagsOf).collect(Collectors.toSet());
  }

  private static Stream<String> tagsOf(TemplateVersion template) {
    return template.ownFields().stream()
        .map(field -> field.endsWith("[]") ? field.substring(0, field.length() - 2) : field);
  }
}
