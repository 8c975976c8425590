package io.baton.event;

import java.util.List;

/** A module in which something may happen because of an event. */
public interface EventReactions {
  /** Everything that reacts or is meant to, whoever may see it: names no customers. */
  List<Reaction> all();

  /**
   * @param code what it is known by, for example a campaign's code
   * @param eventType the type it reacts to
   * @param live whether it reacts now
   */
  record Reaction(String code, String name, String eventType, boolean live) {}
}
