package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.http.HttpChannels;
import io.baton.channel.peer.RunningPeer;
import io.baton.cohort.CustomerSet;
import io.baton.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger against the book of a peer in another process, after a run full of faults. */
class PeerProcessTests {
  private static final CustomerSet CUSTOMERS = CustomerSet.range(0, 400);

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final RunningPeer peer =
      new RunningPeer(
          Path.of("target/test-data/peer-" + UUID.randomUUID() + ".ledger"),
          "secret=" + HttpChannels.SECRET,
          "drop=20",
          "refuse=30",
          "retry=50",
          "seed=11");

  @AfterEach
  void close() {
    peer.close();
    database.close();
  }

  @Test
  void shouldLoseNothingAndDoubleNothingWithAPeerThatKnowsKeys() {
    run(true);
    assertThat(states()).containsOnlyKeys("ACCEPTED", "REFUSED_BY_CHANNEL");
    assertThat(peer.effects().keySet()).isEqualTo(inState("ACCEPTED"));
    assertThat(peer.effects().values()).allMatch(n -> n == 1);
  }

  @Test
  void shouldCallInDoubtWhatItCannotKnowWithAPeerWithoutKeys() {
    peer.faults("forget-keys=true");
    run(false);
    assertThat(states()).containsKeys("ACCEPTED", "IN_DOUBT", "REFUSED_BY_CHANNEL");
    Set<UUID> knownOrDoubtful = new HashSet<>(inState("ACCEPTED"));
    knownOrDoubtful.addAll(inState("IN_DOUBT"));
    assertThat(knownOrDoubtful).containsAll(peer.effects().keySet());
    assertThat(peer.effects().keySet()).containsAll(inState("ACCEPTED"));
    assertThat(peer.effects().values()).allMatch(n -> n == 1);
  }

  private void run(boolean idempotent) {
    World.storeTemplate(database);
    World world =
        new World(
            database,
            HttpChannels.channel(peer.url(), idempotent),
            World.settings(100, Duration.ofSeconds(15)));
    world.plan(1, CUSTOMERS);
    // The clock of these channels stands still in the past, so that every "later" is now.
    for (int i = 0; i < 10 && !world.touches.drained(World.RUN); i++) {
      world.sendAll();
    }
    assertThat(world.touches.drained(World.RUN)).isTrue();
  }

  private Map<String, Long> states() {
    return JdbcClient.create(database)
        .sql("select state, count(*) from touch_ledger group by state")
        .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
        .list()
        .stream()
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Set<UUID> inState(String state) {
    List<UUID> touches =
        JdbcClient.create(database)
            .sql("select run_id, step, customer, occurrence from touch_ledger where state = ?")
            .param(state)
            .query(
                (row, n) ->
                    new TouchId(row.getLong(1), row.getLong(2), row.getInt(3), row.getInt(4))
                        .asUuid())
            .list();
    return new HashSet<>(touches);
  }
}
