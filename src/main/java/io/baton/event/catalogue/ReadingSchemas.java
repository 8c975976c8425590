package io.baton.event.catalogue;

import io.baton.event.DeclaredFields;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The catalogue, to modules that build on what events say. */
@Component
class ReadingSchemas implements DeclaredFields {
  private final KnownTypes types;

  ReadingSchemas(KnownTypes types) {
    this.types = types;
  }

  @Override
  public Optional<JsonNode> schemaOf(String eventType) {
    return Optional.ofNullable(types.now().of(eventType)).map(EventSchema::tree);
  }
}
