package io.baton.window;

import io.baton.Baton;
import io.baton.clock.TestClock;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.event.EventDeclarations;
import io.baton.shared.BatonClock;
import io.baton.shared.KafkaAddress;
import io.baton.testing.TestKafka;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The application with the customers of a record and both types of its events declared; its clock
 * stands at noon, where the record's first day begins.
 */
final class RetailStage implements AutoCloseable {
  static final ZoneId BANK = ZoneId.of("Asia/Shanghai");

  private static final JsonMapper JSON = JsonMapper.shared();

  final String topic = "retail." + UUID.randomUUID();
  final ConfigurableApplicationContext application;
  final JdbcClient jdbc;
  final Map<String, Integer> ids = new HashMap<>();
  final List<String> countries;
  private final BatonClock clock;
  private final Duration shift;

  RetailStage(List<RetailLine> lines) {
    JdbcConnectionDetails database = new Details(TestPostgres.url(TestPostgres.freshDatabase()));
    application =
        new SpringApplicationBuilder(Baton.class)
            .initializers(
                context -> {
                  GenericApplicationContext beans = (GenericApplicationContext) context;
                  beans.registerBean(JdbcConnectionDetails.class, () -> database);
                  beans.registerBean(
                      KafkaAddress.class, () -> new KafkaAddress(TestKafka.bootstrapServers()));
                })
            .run(
                "--baton.embedded=false",
                "--baton.event.topic=" + topic,
                "--baton.data=target/fault/" + topic,
                "--baton.demo=none",
                "--baton.test-clock=true",
                "--baton.tag.night-look=P1D",
                "--logging.level.root=WARN",
                "--server.port=0");
    jdbc = application.getBean(JdbcClient.class);
    clock = application.getBean(BatonClock.class);
    register(lines);
    countries = lines.stream().map(RetailLine::country).distinct().sorted().toList();
    declare();
    advance(untilNoon());
    Instant begin = lines.get(0).at().toLocalDate().atStartOfDay(BANK).toInstant();
    shift = Duration.between(begin, clock.now());
  }

  private void register(List<RetailLine> lines) {
    List<String> keys =
        lines.stream().filter(RetailLine::known).map(RetailLine::key).distinct().sorted().toList();
    Customers customers = application.getBean(Customers.class);
    customers.register(
        keys.stream().map(key -> new NewCustomer(key, null, null, null, null)).toList());
    ids.putAll(customers.idsOf(keys));
  }

  /** The list of countries is closed, so that a tag can say the last one. */
  private void declare() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("amount").put("type", "number");
    properties.putObject("quantity").put("type", "integer");
    properties.putObject("stock").put("type", "string");
    ArrayNode words = properties.putObject("country").put("type", "string").putArray("enum");
    countries.forEach(words::add);
    for (String type : List.of(RetailLine.PURCHASE, RetailLine.CANCELLED)) {
      ObjectNode declaration =
          (ObjectNode)
              JSON.readTree(
                  """
                  {"nameZh": "零售", "nameEn": "Retail", "owner": "Faults", "source": "retail",
                   "keyPointer": "/id", "timePointer": "/at", "customerPointer": "/customer",
                   "keyEvent": false, "reaction": null, "note": null, "version": null, "sample": {}}""");
      declaration.set("schema", schema.deepCopy());
      application.getBean(EventDeclarations.class).declare(type, declaration);
    }
  }

  private Duration untilNoon() {
    Duration ahead = Duration.between(now().atZone(BANK).toLocalTime(), LocalTime.of(12, 0));
    return ahead.isNegative() ? ahead.plusDays(1) : ahead;
  }

  Instant now() {
    return clock.now();
  }

  void advance(Duration by) {
    application.getBean(TestClock.class).advance(by);
  }

  /** On the bank's present clock. */
  Instant moment(RetailLine line) {
    return line.at().atZone(BANK).toInstant().plus(shift);
  }

  byte[] event(RetailLine line) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("id", "L" + line.number())
            .put("source", "retail")
            .put("type", line.type());
    if (line.known()) {
      event.put("customer", line.key());
    }
    event
        .put("at", moment(line).toString())
        .putObject("fields")
        .put("amount", line.amount())
        .put("quantity", line.quantity())
        .put("stock", line.stock())
        .put("country", line.country());
    return JSON.writeValueAsBytes(event);
  }

  private record Details(String getJdbcUrl) implements JdbcConnectionDetails {
    @Override
    public String getUsername() {
      return TestPostgres.user();
    }

    @Override
    public String getPassword() {
      return TestPostgres.password();
    }
  }

  @Override
  public void close() {
    application.close();
  }
}
