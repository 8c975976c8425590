package io.baton.touch;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Cap;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hundred messages in windows of ten, the second of which goes wrong. */
abstract class SpoiltWindow {
  static final int WINDOW = 20;
  static final CustomerSet HUNDRED = CustomerSet.range(0, 100);
  static final CustomerSet SECOND_WINDOW = CustomerSet.range(20, 40);

  final HikariDataSource database = TestPostgres.freshDataSource();
  final JdbcClient jdbc = JdbcClient.create(database);

  @BeforeEach
  void storeTemplate() {
    World.storeTemplate(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  /** What a broken adapter can make of a window's results. */
  enum Nonsense {
    TOO_FEW {
      @Override
      List<SendResult> of(List<SendResult> results) {
        return results.subList(1, results.size());
      }
    },
    TOO_MANY {
      @Override
      List<SendResult> of(List<SendResult> results) {
        List<SendResult> more = new ArrayList<>(results);
        more.add(0, new SendResult.Refused("ONE_TOO_MANY"));
        return more;
      }
    },
    NONE {
      @Override
      List<SendResult> of(List<SendResult> results) {
        return List.of();
      }
    },
    A_NULL {
      @Override
      List<SendResult> of(List<SendResult> results) {
        List<SendResult> holed = new ArrayList<>(results);
        holed.set(10, null);
        return holed;
      }
    },
    NULL {
      @Override
      @SuppressWarnings("NullAway")
      List<SendResult> of(List<SendResult> results) {
        return null;
      }
    },
    THROWS {
      @Override
      List<SendResult> of(List<SendResult> results) {
        throw new IllegalStateException("connection reset");
      }
    },
    DIES {
      @Override
      List<SendResult> of(List<SendResult> results) {
        throw new NoClassDefFoundError("of a library");
      }
    };

    abstract List<SendResult> of(List<SendResult> results);
  }

  World world(LedgerChannel peer) {
    return new World(
        database,
        peer,
        World.settings(100, Duration.ofSeconds(1)),
        new Cap(Cap.Scope.CHANNEL, 1, 1));
  }

  static void spoilSecondWindow(LedgerChannel peer, Nonsense nonsense) {
    int[] window = {0};
    peer.wayBack = results -> ++window[0] == 2 ? nonsense.of(results) : results;
  }

  void sendUntilDrained(World world) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              world.sendAll();
              return world.touches.drained(World.RUN);
            });
  }

  Map<String, CustomerSet> ledger() {
    Map<String, CustomerSet> states = new TreeMap<>();
    jdbc.sql("select state, customer from touch_ledger where step = 1")
        .query(
            row -> {
              states.merge(row.getString(1), CustomerSet.of(row.getInt(2)), CustomerSet::or);
            });
    return Collections.unmodifiableMap(states);
  }
}
