package io.baton.element;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element with all its versions, newest first.
 *
 * @param retiredAt when it ended for good; no campaign may name it from then on
 */
public record Element(
    String key,
    ElementKind kind,
    String owner,
    Instant createdAt,
    @Nullable Instant retiredAt,
    List<ElementVersion> versions) {
  public Element {
    versions = List.copyOf(versions);
  }

  public ElementVersion newest() {
    return versions.get(0);
  }

  /**
   * The version that campaigns get: the last one that was approved. If it was withdrawn there is
   * none; an older one that it had replaced does not come back by itself.
   */
  public Optional<ElementVersion> usable() {
    return retiredAt != null
        ? Optional.empty()
        : lastApproved().filter(version -> version.state() == ElementState.APPROVED);
  }

  Optional<ElementVersion> lastApproved() {
    return versions.stream()
        .filter(
            version ->
                version.state() == ElementState.APPROVED
                    || version.state() == ElementState.WITHDRAWN)
        .findFirst();
  }
}
