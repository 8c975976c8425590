package io.baton.tag;

import java.time.Instant;
import java.util.Optional;

/** A module that knows of when a single customer's value of a tag is. */
public interface TagMoments {
  /** Empty where the tag's own moment is that of every customer. */
  Optional<Instant> of(String tagCode, int customer);
}
