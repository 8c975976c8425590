package io.baton.demo;

import io.baton.event.EventDeclarations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the events of the demo bank's day say, as its tracking team would have declared them. */
@Component
@WithDemoBank
@Order(58)
class DeclaringEventTypes implements LoadingStep {
  private static final String TYPES = "demo/event-types.json";

  private final EventDeclarations declarations;
  private final JsonMapper json;

  DeclaringEventTypes(EventDeclarations declarations, JsonMapper json) {
    this.declarations = declarations;
    this.json = json;
  }

  @Override
  public String name() {
    return "event types";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    try (InputStream types = new ClassPathResource(TYPES).getInputStream()) {
      json.readTree(types)
          .properties()
          .forEach(type -> declarations.declare(type.getKey(), type.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
