package io.baton.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.access.TestKeys;
import io.baton.channel.MessageDetails;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import io.baton.channel.UnsubscribeTokens;
import io.baton.testing.TestPostgres;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;

/** Mail as it arrives at the relay, its signature checked by another implementation. */
class SignedMailTests {
  private static final KeyPair KEYS = keys(2048);
  private static final HikariDataSource DATABASE = TestPostgres.freshDataSource();
  private static final UnsubscribeTokens TOKENS =
      new UnsubscribeTokens(TestKeys.in(Path.of("target/test-data/mail-keys"), DATABASE));
  private static final MailLinks LINKS =
      new MailLinks(URI.create("https://m.bank.example/base"), TOKENS);
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @AfterContainer
  static void close() {
    DATABASE.close();
  }

  @Example
  void shouldSignWhatTheReaderActsOn() throws Exception {
    UUID touch = UUID.randomUUID();
    String mail = deliver(message(touch, "【广告】专属方案", "王女士，您好\n.\n..\n", null));

    List<SignatureRecord> signatures = verify(mail);
    assertThat(signatures).hasSize(1);
    assertThat(signatures.get(0).getHeaders())
        .extracting(name -> name.toString().toLowerCase(Locale.ROOT))
        .contains("from", "to", "subject", "list-unsubscribe", "list-unsubscribe-post");
    MimeMessage read = read(mail);
    assertThat(read.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    String link = read.getHeader("List-Unsubscribe")[0];
    assertThat(link).matches("<https://m\\.bank\\.example/base/u/[A-Za-z0-9_-]{71}>");
    assertThat(TOKENS.touchOf(link.replaceAll(".*/u/|>", ""))).contains(touch);
  }

  @Example
  void shouldFailWhenAnythingSignedIsChanged() throws Exception {
    String mail = deliver(message(UUID.randomUUID(), "An offer", "Dear customer", null));
    verify(mail);
    for (String changed :
        List.of(
            mail.replace("Dear", "Dead"),
            mail.replace("Subject: An offer", "Subject: Another offer"),
            mail.replace("https://m.bank.example", "https://m.evil.example"),
            mail.replace("List-Unsubscribe=One-Click", "List-Unsubscribe=Never"),
            "From: evil@example.org\r\n" + mail,
            "Subject: other\r\n" + mail)) {
      assertThat(changed).isNotEqualTo(mail);
      assertThatThrownBy(() -> verify(changed)).isInstanceOf(FailException.class);
    }
  }

  @Example
  void shouldSendHtmlWithThePlainTextBesideIt() throws Exception {
    String mail = deliver(message(UUID.randomUUID(), "优惠", "您好", "<p>您<b>好</b></p>"));
    verify(mail);
    MimeMultipart parts = (MimeMultipart) read(mail).getContent();
    assertThat(read(mail).isMimeType("multipart/alternative")).isTrue();
    assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("您好");
    assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>您<b>好</b></p>");
  }

  @Example
  void shouldOfferNoRefusalOfServiceMail() throws Exception {
    OutboundMessage service =
        new OutboundMessage(
            UUID.randomUUID(),
            "C1",
            "wang@example.com",
            "Your statement",
            "text",
            "S",
            new MessageDetails("SERVICE", null, null, 0, Map.of()),
            null);
    MimeMessage read = read(deliver(service));
    assertThat(read.getHeader("List-Unsubscribe")).isNull();
    assertThat(read.getHeader("DKIM-Signature")).hasSize(1);
  }

  /** Whatever stands in the text, and however the library encodes it. */
  @Property(tries = 300)
  void shouldSignAnyText(
      @ForAll
          @StringLength(max = 300)
          @CharRange(from = ' ', to = '~')
          @CharRange(from = '\t', to = '\n')
          @CharRange(from = '一', to = '三')
          String text,
      @ForAll @StringLength(min = 1, max = 120) @CharRange(from = '!', to = '<') String subject)
      throws Exception {
    // Of an empty body the RFC hashes nothing, this verifier an empty line.
    Assume.that(!text.isBlank());
    MimeMessage mail =
        new MailComposer(
                settings(25), Session.getInstance(new Properties()), () -> NOW, LINKS, dkim())
            .compose(message(UUID.randomUUID(), subject, text, null));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.writeTo(out);
    String sent = out.toString(StandardCharsets.UTF_8).replaceAll("\r\n|\r|\n", "\r\n");
    // On the wire the last line has an end.
    assertThat(verify(sent.endsWith("\r\n") ? sent : sent + "\r\n")).hasSize(1);
  }

  @Example
  void shouldRefuseKeysThatAreTooShortOrNone() throws Exception {
    Path file = Files.createTempFile("dkim", ".pem");
    Files.writeString(file, pem(keys(1024)));
    assertThatThrownBy(() -> Dkim.readKey(file)).isInstanceOf(IllegalArgumentException.class);
    Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----\n");
    assertThatThrownBy(() -> Dkim.readKey(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret")
        .hasNoCause();
    Files.writeString(file, pem(KEYS));
    assertThat(Dkim.readKey(file)).isEqualTo(KEYS.getPrivate());
    Files.delete(file);
  }

  private static String deliver(OutboundMessage message) {
    try (SmtpTestPeer peer = new SmtpTestPeer()) {
      SmtpChannel channel = new SmtpChannel(settings(peer.port()), () -> NOW, LINKS, dkim());
      assertThat(channel.send(List.of(message)))
          .singleElement()
          .isInstanceOf(SendResult.Accepted.class);
      return peer.last;
    }
  }

  private static List<SignatureRecord> verify(String mail) throws Exception {
    String record =
        "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    return new DKIMVerifier(
            (method, selector, domain) -> {
              assertThat(selector + "/" + domain).isEqualTo("mail2026/bank.example");
              return List.of(record);
            })
        .verify(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
  }

  private static MimeMessage read(String mail) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
  }

  private static Dkim dkim() {
    return new Dkim("bank.example", "mail2026", KEYS.getPrivate());
  }

  private static OutboundMessage message(
      UUID touch, String subject, String text, @org.jspecify.annotations.Nullable String html) {
    return new OutboundMessage(
        touch,
        "C1",
        "wang@example.com",
        subject,
        text,
        "SPRING",
        new MessageDetails("MARKETING", html, null, 0, Map.of()),
        null);
  }

  private static SmtpSettings settings(int port) {
    return new SmtpSettings(
        "127.0.0.1",
        port,
        "bank@bank.example",
        "bank.example",
        null,
        null,
        false,
        10,
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        null,
        null);
  }

  private static KeyPair keys(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
