package io.baton.event;

import io.baton.event.EventProperties.Undeclared;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A system that reports events in its own words.
 *
 * @param topic of a Kafka source
 * @param undeclared what becomes of its events of a type that nobody declared
 * @param hasKey whether its system can sign in
 */
record EventSource(
    String code,
    String nameZh,
    String nameEn,
    String owner,
    Way way,
    @Nullable String topic,
    EventMapping mapping,
    Undeclared undeclared,
    State state,
    boolean hasKey,
    Instant updatedAt,
    String updatedBy) {
  /** How its messages arrive. */
  enum Way {
    KAFKA,
    HTTP,
    FILE
  }

  /** DRAFT and PAUSED take nothing in. */
  enum State {
    DRAFT,
    ACTIVE,
    PAUSED
  }

  Feed feed() {
    return new Feed(code, mapping, undeclared);
  }
}
