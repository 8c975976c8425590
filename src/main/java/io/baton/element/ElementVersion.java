package io.baton.element;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of an element. Its content never changes; only its state moves.
 *
 * @param stored the content as it is stored; what is signed is its hash, computed anew
 * @param hash SHA-256 of its canonical form when it was saved
 */
public record ElementVersion(
    String key,
    int number,
    ElementContent content,
    String stored,
    String hash,
    ElementState state,
    String author,
    Instant savedAt,
    @Nullable String submittedBy,
    @Nullable Instant submittedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    String note) {

  public ElementKind kind() {
    return content.kind();
  }

  /** Its name for people; stored content has one. */
  public String name() {
    return Objects.requireNonNull(content.name(), "checked content has a name").any();
  }
}
