package io.baton.testing;

import io.baton.Baton;
import io.baton.shared.KafkaAddress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole application over a database on the shared server, in this process: several over one
 * database are its nodes, and one that is closed and another that is opened are a restart.
 */
public final class ApplicationNode {
  private ApplicationNode() {}

  /**
   * @param database by name
   * @param properties {@code name=value}
   */
  public static ConfigurableApplicationContext start(String database, String... properties) {
    JdbcConnectionDetails details = new Details(TestPostgres.url(database));
    String[] all = new String[properties.length + 4];
    all[0] = "--baton.embedded=false";
    all[1] = "--baton.test-clock=true";
    all[2] = "--baton.event.topic=node." + database;
    all[3] = "--server.port=0";
    for (int i = 0; i < properties.length; i++) {
      all[4 + i] = "--" + properties[i];
    }
    return new SpringApplicationBuilder(Baton.class)
        .initializers(
            context -> {
              GenericApplicationContext beans = (GenericApplicationContext) context;
              beans.registerBean(JdbcConnectionDetails.class, () -> details);
              beans.registerBean(StatementsReadOnce.class, StatementsReadOnce::new);
              beans.registerBean(
                  KafkaAddress.class, () -> new KafkaAddress(TestKafka.bootstrapServers()));
            })
        .run(all);
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
