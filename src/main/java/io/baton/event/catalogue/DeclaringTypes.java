package io.baton.event.catalogue;

import io.baton.event.EventDeclarations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Component
class DeclaringTypes implements EventDeclarations {
  private final EventTypes types;
  private final TypeBook book;
  private final JsonMapper json;

  DeclaringTypes(EventTypes types, TypeBook book, JsonMapper json) {
    this.types = types;
    this.book = book;
    this.json = json;
  }

  @Override
  public void declare(String code, JsonNode declaration) {
    if (book.find(code).isEmpty()) {
      types.put(code, json.treeToValue(declaration, EventTypeDraft.class));
    }
  }
}
