package io.baton.campaign;

import io.baton.element.ElementContent;
import io.baton.element.Elements;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the types that the product comes with. A key that exists is left alone: from then on it
 * belongs to the bank.
 */
@Component
@Order(31)
class StarterTypes implements ApplicationRunner {
  private static final String AUTHOR = "product";
  private static final String APPROVER = "system";

  private final Elements elements;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  StarterTypes(
      Elements elements, JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json) {
    this.elements = elements;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.json = json;
  }

  record StarterType(String key, ElementContent content) {}

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    List<StarterType> types = all(json);
    transaction.executeWithoutResult(done -> bring(types));
  }

  private void bring(List<StarterType> types) {
    // Nodes that start together take turns; the second finds everything there.
    jdbc.sql("select pg_advisory_xact_lock(hashtext('campaign-types'))::text")
        .query(String.class)
        .single();
    for (StarterType type : types) {
      if (elements.find(type.key()).isEmpty()) {
        elements.approved(type.key(), type.content(), AUTHOR, APPROVER);
      }
    }
  }

  /** Each after the one above it. */
  static List<StarterType> all(JsonMapper json) throws IOException {
    try (InputStream file = new ClassPathResource("campaign-types.json").getInputStream()) {
      return json.readValue(file, new TypeReference<List<StarterType>>() {});
    }
  }
}
