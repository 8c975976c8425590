package io.baton.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.shared.BatonClock;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SimulatorTests {
  private static final BatonClock CLOCK = Instant::now;

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final SimulatorLedger ledger = new SimulatorLedger(database);

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void shouldRecordAMessageOnceAndCountItsReplays() {
    Simulator simulator = simulator(0, 0, 0, Optional.empty());
    List<OutboundMessage> messages = messages(3);
    simulator.send(messages);
    simulator.send(messages.subList(0, 1));

    assertThat(
            jdbc.sql("select copies from channel_simulated_message order by copies desc")
                .query(Integer.class)
                .list())
        .containsExactly(2, 1, 1);
  }

  @Test
  void shouldKeepWhatItAcceptedWhenTheProductRollsBack() {
    Simulator simulator = simulator(0, 0, 0, Optional.empty());
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(
            status -> {
              simulator.send(messages(2));
              status.setRollbackOnly();
            });
    assertThat(recorded()).isEqualTo(2);
  }

  @Test
  void shouldFailTheSameWayForTheSameTouch() {
    List<OutboundMessage> messages = messages(2_000);
    List<SendResult> results = simulator(100, 100, 100, Optional.empty()).send(messages);
    assertThat(count(results, SendResult.Refused.class)).isBetween(100L, 320L);
    assertThat(count(results, SendResult.RetryAt.class)).isBetween(100L, 320L);
    assertThat(count(results, SendResult.InDoubt.class)).isBetween(100L, 320L);
    assertThat(recorded())
        .isEqualTo(
            count(results, SendResult.Accepted.class) + count(results, SendResult.InDoubt.class));

    List<SendResult> again = simulator(100, 100, 100, Optional.empty()).send(messages);
    assertThat(again.stream().map(Object::getClass).toList())
        .isEqualTo(results.stream().map(Object::getClass).toList());
  }

  @Test
  void shouldDeliverAResponseWhenItIsDueAndOnlyThen() {
    ResponseModel model =
        (message, channel) ->
            Optional.of(
                new SimulatedResponse(
                    message.touchId(),
                    message.customerKey(),
                    message.campaignCode(),
                    channel,
                    message.customerKey().equals("C0") ? Duration.ZERO : Duration.ofDays(1),
                    "response",
                    Map.of("answer", "yes")));
    simulator(0, 0, 0, Optional.of(model)).send(messages(2));

    List<SimulatedResponses.Arrived> arrived = new ArrayList<>();
    SimulatedResponses receiver = arrived::addAll;
    ArrivingResponses arriving =
        new ArrivingResponses(
            ledger, new StaticListableBeanFactory().getBeanProvider(SimulatedResponses.class));
    arriving.deliver(receiver);
    arriving.deliver(receiver);

    assertThat(arrived)
        .singleElement()
        .satisfies(
            response -> {
              assertThat(response.response().customerKey()).isEqualTo("C0");
              assertThat(response.response().fields()).containsEntry("answer", "yes");
            });
    jdbc.sql("update shared_clock set offset_millis = 86400000").update();
    arriving.deliver(receiver);
    assertThat(arrived).hasSize(2);
  }

  private Simulator simulator(int refuse, int retry, int lose, Optional<ResponseModel> responses) {
    return new Simulator(
        ChannelCode.SMS,
        new SimulatorSettings(refuse, retry, lose, true, 2_000),
        ledger,
        responses,
        CLOCK);
  }

  private static List<OutboundMessage> messages(int n) {
    return IntStream.range(0, n)
        .mapToObj(
            i ->
                new OutboundMessage(
                    new UUID(0x8000L, 1L << 63 | i), "C" + i, null, null, "text", "SPRING"))
        .toList();
  }

  private static long count(List<SendResult> results, Class<? extends SendResult> kind) {
    return results.stream().filter(kind::isInstance).count();
  }

  private long recorded() {
    return jdbc.sql("select count(*) from channel_simulated_message").query(Long.class).single();
  }
}
