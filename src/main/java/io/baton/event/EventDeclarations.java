package io.baton.event;

import tools.jackson.databind.JsonNode;

/** Where another module declares what its events say. */
public interface EventDeclarations {
  /**
   * Declares a type of events, unless somebody has declared it already.
   *
   * @param declaration as {@code PUT /api/event-types/{code}} takes it
   * @throws io.baton.shared.BatonException EVENT_TYPE_INVALID, EVENT_SCHEMA_INVALID,
   *     EVENT_SAMPLE_INVALID
   */
  void declare(String code, JsonNode declaration);
}
