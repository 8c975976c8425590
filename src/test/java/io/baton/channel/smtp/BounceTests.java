package io.baton.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.access.TestKeys;
import io.baton.channel.ChannelReports;
import io.baton.channel.Receipt;
import io.baton.channel.Reply;
import io.baton.channel.UnsubscribeTokens;
import io.baton.testing.TestPostgres;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Returned mail, read from a real mailbox. */
class BounceTests {
  private static final HikariDataSource DATABASE = TestPostgres.freshDataSource();
  private static final UnsubscribeTokens TOKENS =
      new UnsubscribeTokens(TestKeys.in(Path.of("target/test-data/bounce-keys"), DATABASE));
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @ParameterizedTest
  @CsvSource({
    "failed, 5.1.1, NO_SUCH_ADDRESS",
    "failed, 5.1.10, NO_SUCH_ADDRESS",
    "failed, 5.2.1, NO_SUCH_ADDRESS",
    "Failed, 5.2.2, FAILED",
    "failed, 5.7.1, FAILED",
    "delivered, 2.0.0, DELIVERED",
    "delayed, 4.4.1, ",
    "failed, 4.4.7, ",
    "relayed, 2.0.0, ",
    "failed, nonsense, ",
  })
  void shouldConcludeNoMoreThanTheNoticeSays(String action, String status, String expected)
      throws Exception {
    UUID touch = UUID.randomUUID();
    Optional<Receipt> receipt = read(notice(action, status, TOKENS.of(touch)));
    assertThat(receipt.map(r -> r.outcome().name())).isEqualTo(Optional.ofNullable(expected));
    receipt.ifPresent(r -> assertThat(r.touchId()).isEqualTo(touch));
  }

  @Test
  void shouldNotBelieveANoticeAboutMailThatNobodySent() throws Exception {
    String reference = TOKENS.of(UUID.randomUUID());
    char last = reference.charAt(60);
    String forged =
        reference.substring(0, 60) + (last == 'x' ? 'y' : 'x') + reference.substring(61);
    assertThat(read(notice("failed", "5.1.1", forged))).isEmpty();
    assertThat(read(notice("failed", "5.1.1", ""))).isEmpty();
    assertThat(
            read(
                notice("failed", "5.1.1", reference)
                    .replace("report-type=delivery-status", "report-type=other")))
        .isEmpty();
    assertThat(read("Subject: Re: out of office\r\n\r\n" + reference)).isEmpty();
  }

  @Test
  void shouldTakeNoticesFromAMailboxOnceAndLeaveTheRest() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    server.start();
    try {
      GreenMailUser user = server.setUser("bounce@bank.example", "bounce", "secret");
      UUID touch = UUID.randomUUID();
      user.deliver(mime(notice("failed", "5.1.1", TOKENS.of(touch))));
      user.deliver(mime("Subject: hello\r\n\r\nA letter\r\n"));
      List<Receipt> taken = new ArrayList<>();
      BounceMailbox mailbox = mailbox(taken);
      SmtpSettings.BounceSettings box =
          new SmtpSettings.BounceSettings(
              "127.0.0.1",
              server.getImap().getPort(),
              false,
              "bounce",
              "secret",
              "INBOX",
              Duration.ofMinutes(1));
      assertThat(mailbox.read(box)).isEqualTo(2);
      assertThat(mailbox.read(box)).isZero();
      assertThat(taken)
          .containsExactly(new Receipt(touch, Receipt.Outcome.NO_SUCH_ADDRESS, "DSN_5_1_1", NOW));
      MailFolder inbox = server.getManagers().getImapHostManager().getInbox(user);
      assertThat(inbox.getMessageCount()).isEqualTo(1);
    } finally {
      server.stop();
    }
  }

  private static BounceMailbox mailbox(List<Receipt> taken) {
    ChannelReports reports =
        new ChannelReports() {
          @Override
          public void receipts(List<Receipt> receipts) {
            taken.addAll(receipts);
          }

          @Override
          public void replies(List<Reply> replies) {
            throw new UnsupportedOperationException();
          }
        };
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("reports", reports);
    return new BounceMailbox(
        (SmtpSettings.BounceSettings) null,
        TOKENS,
        beans.getBeanProvider(ChannelReports.class),
        () -> NOW);
  }

  private static Optional<Receipt> read(String mail) throws Exception {
    return Bounce.read(mime(mail), TOKENS, NOW);
  }

  private static MimeMessage mime(String mail) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
  }

  private static String notice(String action, String status, String reference) {
    return """
    From: MAILER-DAEMON@mx.example.com
    To: bounce@bank.example
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

    --b1
    Content-Type: text/plain

    I am sorry.
    --b1
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.com
    Arrival-Date: Sun, 01 Mar 2026 08:00:00 +0000

    Final-Recipient: rfc822; wang@example.com
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; 550 5.1.1 no such user

    --b1
    Content-Type: text/rfc822-headers

    From: bank@bank.example
    To: wang@example.com
    Subject: An offer
    X-Baton-Reference: %s

    --b1--
    """
        .formatted(action, status, reference)
        .replace("\n", "\r\n");
  }
}
