package io.baton.bench;

import io.baton.Baton;
import io.baton.customer.Customers;
import io.baton.shared.KafkaAddress;
import io.baton.shared.Loading;
import io.baton.testing.TestKafka;
import io.baton.testing.TestPostgres;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole application over a database of its own, in this process. */
final class RunningApplication {
  private RunningApplication() {}

  /**
   * @param demo customers of the demo bank, or none
   */
  static ConfigurableApplicationContext start(String database, String demo) {
    JdbcConnectionDetails details = new Details(TestPostgres.url(database));
    return new SpringApplicationBuilder(Baton.class)
        .initializers(
            context -> {
              GenericApplicationContext beans = (GenericApplicationContext) context;
              beans.registerBean(JdbcConnectionDetails.class, () -> details);
              beans.registerBean(
                  KafkaAddress.class, () -> new KafkaAddress(TestKafka.bootstrapServers()));
            })
        .run(
            "--baton.data=" + Path.of("target/bench-data", database),
            "--baton.embedded=false",
            "--baton.demo=" + demo,
            "--baton.test-clock=true",
            "--baton.event.topic=bench." + database,
            "--server.port=0");
  }

  /** The demo bank loads in the background: waits until all customers are there. */
  static void awaitDemo(ConfigurableApplicationContext application, int customers)
      throws InterruptedException {
    Customers book = application.getBean(Customers.class);
    Loading loading = application.getBean(Loading.class);
    while (book.everyone().size() < customers || loading.progress() != null) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  static int port(ConfigurableApplicationContext application) {
    return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
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
}
