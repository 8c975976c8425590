package io.baton.channel.smtp;

import io.baton.channel.OutboundMessage;
import io.baton.shared.BatonClock;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mail of a message, and trusts none of its parts: whatever would end a header, or be read
 * as something other than it is, is refused. The first look was when the wording was saved and
 * rendered; this is the second.
 */
final class MailComposer {
  static final String REFERENCE = "X-Baton-Reference";

  private final SmtpSettings settings;
  private final Session session;
  private final BatonClock clock;
  private final @Nullable MailLinks links;
  private final @Nullable Dkim dkim;

  MailComposer(
      SmtpSettings settings,
      Session session,
      BatonClock clock,
      @Nullable MailLinks links,
      @Nullable Dkim dkim) {
    this.settings = settings;
    this.session = session;
    this.clock = clock;
    this.links = links;
    this.dkim = dkim;
  }

  /**
   * @throws MessagingException if no mail can be made of it
   */
  MimeMessage compose(OutboundMessage message) throws MessagingException {
    if (message.address() == null || message.subject() == null) {
      throw new SendFailedException("an e-mail needs an address and a subject");
    }
    Instant now = clock.now();
    MimeMessage mail = new IdentifiedMessage(session, messageId(message.touchId()));
    mail.setFrom(new InternetAddress(settings.from(), true));
    mail.setRecipients(Message.RecipientType.TO, new Address[] {recipient(message.address())});
    mail.setSubject(header(message.subject()), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(now));
    if (links != null) {
      mail.setHeader(REFERENCE, links.reference(message.touchId()));
      if (message.details().marketing()) {
        mail.setHeader("List-Unsubscribe", "<" + links.unsubscribe(message.touchId()) + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    }
    content(mail, message);
    mail.saveChanges();
    if (dkim != null) {
      dkim.sign(mail, now.getEpochSecond());
    }
    return mail;
  }

  private static void content(MimeMessage mail, OutboundMessage message) throws MessagingException {
    String html = message.details().html();
    if (html == null) {
      mail.setText(message.text(), StandardCharsets.UTF_8.name());
      return;
    }
    MimeMultipart both = new MimeMultipart("alternative");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(message.text(), StandardCharsets.UTF_8.name());
    both.addBodyPart(plain);
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(html, StandardCharsets.UTF_8.name(), "html");
    both.addBodyPart(rich);
    mail.setContent(both);
  }

  private static Address recipient(String address) throws MessagingException {
    InternetAddress[] to = InternetAddress.parse(header(address), true);
    if (to.length != 1 || to[0].isGroup()) {
      throw new AddressException("exactly one address");
    }
    to[0].validate();
    return to[0];
  }

  /** No line break, no control character, and nothing that a reader would decode to one. */
  private static String header(String text) throws MessagingException {
    boolean harmless =
        text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')
            && !text.contains("=?");
    if (!harmless) {
      throw new SendFailedException("a header holds what does not belong there");
    }
    return text;
  }

  private String messageId(UUID touch) {
    return "<" + touch + "@" + settings.domain() + ">";
  }

  /** Keeps the Message-ID that was given; the library would otherwise make up its own. */
  private static final class IdentifiedMessage extends MimeMessage {
    private final String id;

    IdentifiedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
