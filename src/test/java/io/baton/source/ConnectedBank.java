package io.baton.source;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.TestKafka;
import io.baton.testing.TestPostgres;
import java.net.URI;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A bank that may read from a real PostgreSQL, directly or over a line that breaks, and Kafka. */
@BatonTest
public abstract class ConnectedBank {
  protected static final String DATABASE = TestPostgres.freshDatabase();
  protected static final URI SERVER =
      URI.create(TestPostgres.url(DATABASE).substring("jdbc:".length()));
  protected static final int BROKER =
      Integer.parseInt(TestKafka.bootstrapServers().replaceAll(".*:", ""));
  static final CuttingProxy PROXY = new CuttingProxy(SERVER.getPort());
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort private int port;
  @Autowired private Users users;
  @Autowired protected Sources sources;
  @Autowired protected Warehouse warehouse;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add(
        "baton.source.allowed",
        () ->
            "postgresql://127.0.0.1:%d,postgresql://127.0.0.1:%d,kafka://127.0.0.1:%d"
                .formatted(SERVER.getPort(), PROXY.port(), BROKER));
    registry.add("baton.source.credentials.dwh.user", TestPostgres::user);
    registry.add("baton.source.credentials.dwh.password", TestPostgres::password);
    registry.add("baton.source.timeout", () -> "20s");
  }

  protected final HttpCaller somebody(String name, String role) {
    if (users.find(name).isEmpty()) {
      users.create(new UserDraft(name, PASSWORD, Set.of(role), "0000"));
    }
    return HttpCaller.signedIn(port, name, PASSWORD);
  }
}
