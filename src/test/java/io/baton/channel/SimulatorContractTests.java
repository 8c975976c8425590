package io.baton.channel;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.testing.TestPostgres;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contract, for the simulator inside the product. */
class SimulatorContractTests {
  @Nested
  class Idempotent extends Simulated {
    Idempotent() {
      super(true);
    }
  }

  @Nested
  class WithoutKeys extends Simulated {
    WithoutKeys() {
      super(false);
    }
  }

  abstract static class Simulated extends ChannelContract {
    private final HikariDataSource database = TestPostgres.freshDataSource();
    private final boolean idempotent;
    private Simulator simulator;

    Simulated(boolean idempotent) {
      this.idempotent = idempotent;
      this.simulator = simulator(0, 0);
    }

    private Simulator simulator(int retry, int lose) {
      return new Simulator(
          ChannelCode.SMS,
          new SimulatorSettings(0, retry, lose, idempotent, 50),
          new SimulatorLedger(database),
          Optional.empty(),
          Instant::now);
    }

    @AfterEach
    void close() {
      database.close();
    }

    @Override
    protected Channel channel() {
      return simulator;
    }

    @Override
    protected OutboundMessage message(UUID touchId, String text) {
      return new OutboundMessage(touchId, "C1", null, null, text, "SPRING");
    }

    @Override
    protected Map<UUID, Integer> effects() {
      Map<UUID, Integer> effects = new HashMap<>();
      JdbcClient.create(database)
          .sql("select touch_id from channel_simulated_message")
          .query(UUID.class)
          .list()
          .forEach(touch -> effects.put(touch, 1));
      return effects;
    }

    @Override
    protected boolean refuses() {
      return false;
    }

    @Override
    protected void acceptThenHangUp() {
      simulator = simulator(0, 1_000);
    }

    @Override
    protected void behave() {
      simulator = simulator(0, 0);
    }

    @Override
    protected void leave() {
      simulator = simulator(1_000, 0);
    }
  }
}
