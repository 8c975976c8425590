package io.baton.bench;

import io.baton.customer.Customers;
import io.baton.shared.Loading;
import io.baton.testing.ApplicationNode;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application over a database of its own, in this process. */
final class RunningApplication {
  private RunningApplication() {}

  /**
   * @param demo customers of the demo bank, or none
   */
  static ConfigurableApplicationContext start(String database, String demo) {
    return ApplicationNode.start(
        database, "baton.data=" + Path.of("target/bench-data", database), "baton.demo=" + demo);
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
}
