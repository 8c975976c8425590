package io.baton.channel.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.Channel;
import io.baton.channel.ChannelContract;
import io.baton.channel.ChannelReports;
import io.baton.channel.OutboundMessage;
import io.baton.channel.Receipt;
import io.baton.channel.Reply;
import io.baton.channel.SendResult;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jsmpp.session.SMPPServerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contract for SMPP, and what only SMPP has: parts, receipts, replies, a window. */
class SmppContractTests extends ChannelContract implements ChannelReports {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
  private final List<Reply> replies = new CopyOnWriteArrayList<>();
  private final SmppTestPeer peer = new SmppTestPeer();
  private SmppChannel channel = channel(SmppSettings.LongMessages.UDH);

  private SmppChannel channel(SmppSettings.LongMessages longMessages) {
    SmppSettings settings =
        new SmppSettings(
            "127.0.0.1",
            peer.port(),
            "baton",
            "secret",
            "",
            "106900",
            longMessages,
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30));
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("reports", this);
    SmppBook book = new SmppBook(JdbcClient.create(database));
    return new SmppChannel(
        settings,
        book,
        new SmppReceiver(book, beans.getBeanProvider(ChannelReports.class), () -> NOW),
        () -> NOW);
  }

  @AfterEach
  void close() {
    channel.close();
    peer.close();
    database.close();
  }

  @Override
  public void receipts(List<Receipt> reported) {
    receipts.addAll(reported);
  }

  @Override
  public void replies(List<Reply> reported) {
    replies.addAll(reported);
  }

  @Override
  protected Channel channel() {
    return channel;
  }

  @Override
  protected OutboundMessage message(UUID touchId, String text) {
    return new OutboundMessage(
        touchId, "C1", "+8613800138000", null, text + " " + touchId, "SPRING");
  }

  @Override
  protected Map<UUID, Integer> effects() {
    return peer.effects;
  }

  @Override
  protected void acceptThenHangUp() {
    peer.hangUp = true;
  }

  @Override
  protected boolean fallSilent() {
    peer.slowMillis = 30_000;
    peer.takeFirst = true;
    return true;
  }

  @Override
  protected void behave() {
    peer.hangUp = false;
  }

  @Override
  protected void leave() {
    peer.close();
  }

  @ParameterizedTest
  @CsvSource({"0x58, RetryAt", "0x14, RetryAt", "0x0B, Refused", "0x45, Refused"})
  void shouldConcludeFromTheErrorCode(String status, String expected) {
    peer.status = Integer.decode(status);
    assertThat(channel.send(messages(1)))
        .singleElement()
        .satisfies(result -> assertThat(result.getClass().getSimpleName()).isEqualTo(expected));
    assertThat(effects()).isEmpty();
  }

  @Test
  void shouldJoinTheParts() {
    String text = "尊敬的客户，".repeat(30) + "😀 拒收请回复R";
    SendResult result = channel.send(List.of(sms(UUID.randomUUID(), text))).get(0);
    assertThat(result).isInstanceOf(SendResult.Accepted.class);
    assertThat(peer.submitted).hasSize(3).allMatch(part -> part.getEsmClass() == 0x40);
    assertThat(peer.submitted).allMatch(part -> part.getShortMessage().length <= 140);
    assertThat(peer.submitted.stream().map(SmppTestPeer::text).collect(Collectors.joining()))
        .isEqualTo(text);
    assertThat(peer.submitted).extracting(part -> part.getShortMessage()[4]).containsOnly((byte) 3);
    assertThat(peer.submitted)
        .extracting(part -> part.getRegisteredDelivery())
        .containsExactly((byte) 0, (byte) 0, (byte) 1);
  }

  @Test
  void shouldSendALongTextAsOnePayload() {
    channel.close();
    channel = channel(SmppSettings.LongMessages.PAYLOAD);
    String text = "Dear customer [offer] €5. ".repeat(20);
    channel.send(List.of(sms(UUID.randomUUID(), text)));
    assertThat(peer.submitted).singleElement().extracting(SmppTestPeer::text).isEqualTo(text);
  }

  @Test
  void shouldSettleByReceiptsHoweverEarlyTheyCome() throws Exception {
    List<OutboundMessage> window = messages(3);
    List<SendResult> results = channel.send(window);
    String first = ((SendResult.Accepted) results.get(0)).reference();
    peer.receipt(first.toLowerCase(Locale.ROOT), "DELIVRD");
    peer.receipt(((SendResult.Accepted) results.get(1)).reference(), "UNDELIV");
    peer.receipt(((SendResult.Accepted) results.get(2)).reference(), "ENROUTE");
    peer.receipt("ID-4", "DELIVRD");
    await().until(() -> receipts.size() == 2);
    OutboundMessage late = messages(1).get(0);
    assertThat(((SendResult.Accepted) channel.send(List.of(late)).get(0)).reference())
        .isEqualTo("ID-4");
    await().until(() -> receipts.size() == 3);
    assertThat(receipts)
        .containsExactly(
            new Receipt(window.get(0).touchId(), Receipt.Outcome.DELIVERED, "SMPP_DELIVRD", NOW),
            new Receipt(window.get(1).touchId(), Receipt.Outcome.FAILED, "SMPP_UNDELIV", NOW),
            new Receipt(late.touchId(), Receipt.Outcome.DELIVERED, "SMPP_DELIVRD", NOW));
  }

  @ParameterizedTest
  @CsvSource({"TD", "退订", "R"})
  void shouldHandOnReplies(String words) throws Exception {
    channel.send(messages(1));
    peer.reply("8613800138000", words);
    await().until(() -> replies.size() == 1);
    assertThat(replies.get(0).text()).isEqualTo(words);
    assertThat(replies.get(0).address()).isEqualTo("8613800138000");
  }

  /** Also while nothing is sent: replies must find a way in. */
  @Test
  void shouldComeBackByItself() throws Exception {
    channel.send(messages(1));
    peer.sessions.forEach(SMPPServerSession::close);
    await().atMost(Duration.ofSeconds(20)).until(() -> peer.sessions.size() == 2);
    peer.reply("8613800138000", "R");
    await().until(() -> replies.size() == 1);
  }

  @Test
  void shouldKeepTheWindow() {
    peer.slowMillis = 50;
    assertThat(channel.send(messages(5)))
        .allSatisfy(result -> assertThat(result).isInstanceOf(SendResult.Accepted.class));
    assertThat(peer.mostAtOnce.get()).isBetween(2, 5);
  }

  private static OutboundMessage sms(UUID touch, String text) {
    return new OutboundMessage(touch, "C1", "13800138000", null, text, "SPRING");
  }
}
