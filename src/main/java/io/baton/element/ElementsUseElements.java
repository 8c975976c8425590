package io.baton.element;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Communications that rely on a talk track or material, in a version that may still go out. */
@Component
class ElementsUseElements implements ElementUsers {
  private final ElementRows rows;

  ElementsUseElements(ElementRows rows) {
    this.rows = rows;
  }

  @Override
  public List<ElementUse> usersOf(String element) {
    return rows.all().stream()
        .filter(user -> user.retiredAt() == null)
        .flatMap(
            user ->
                Stream.concat(Stream.of(user.newest()), user.usable().stream())
                    .filter(version -> version.state() != ElementState.WITHDRAWN)
                    .filter(version -> version.content().reliesOn().containsKey(element))
                    .limit(1))
        .map(
            version ->
                new ElementUse(
                    ElementUse.Kind.ELEMENT,
                    version.key(),
                    version.name(),
                    version.state().name(),
                    null,
                    null))
        .toList();
  }
}
