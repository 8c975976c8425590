package io.baton.event;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where another module reads what events of a type say. */
public interface DeclaredFields {
  /** The current schema of {@code fields}; empty where nobody declared the type. */
  Optional<JsonNode> schemaOf(String eventType);
}
