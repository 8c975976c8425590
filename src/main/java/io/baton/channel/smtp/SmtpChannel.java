package io.baton.channel.smtp;

import io.baton.channel.Channel;
import io.baton.channel.ChannelCode;
import io.baton.channel.ChannelDescriptor;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import io.baton.shared.BatonClock;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Mail to the bank's relay, one message at a time, with the touch id as Message-ID.
 *
 * <p>SMTP has no key by which a relay could recognise a repeated message. What matters is therefore
 * the moment the final dot is written: until then the relay cannot have accepted the message and
 * any failure is definite; from then on only its answer decides, and a missing answer is a doubt.
 */
final class SmtpChannel implements Channel {
  private static final int MAXIMUM_WINDOW = 10;
  private static final String NOT_REACHABLE = "RELAY_NOT_REACHABLE";
  private static final Duration SLACK = Duration.ofSeconds(15);

  private final SmtpSettings settings;
  private final BatonClock clock;
  private final Session session;
  private final MailComposer composer;

  SmtpChannel(
      SmtpSettings settings, BatonClock clock, @Nullable MailLinks links, @Nullable Dkim dkim) {
    this.settings = settings;
    this.clock = clock;
    this.session = Session.getInstance(properties(settings));
    this.composer = new MailComposer(settings, session, clock, links, dkim);
  }

  @Override
  public ChannelDescriptor descriptor() {
    return new ChannelDescriptor(
        "smtp",
        ChannelCode.EMAIL.name(),
        false,
        false,
        Math.min(settings.window(), MAXIMUM_WINDOW),
        ChannelCode.EMAIL.nameZh(),
        ChannelCode.EMAIL.nameEn());
  }

  /** From one sign of life to the next: all commands of a message, or the answer to its dot. */
  @Override
  public Duration patience() {
    return settings.commandTimeout().plus(settings.answerTimeout()).plus(SLACK);
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages) {
    return send(messages, () -> true);
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages, BooleanSupplier goOn) {
    List<SendResult> results = new ArrayList<>(messages.size());
    boolean reachable = true;
    try (Relay relay = new Relay(session, settings)) {
      for (OutboundMessage message : messages) {
        // Where nobody is there, the others need not find out each for itself.
        SendResult result =
            reachable && goOn.getAsBoolean() ? send(relay, message, goOn) : Channel.held();
        reachable &= !isNotReachable(result);
        results.add(result);
      }
    } catch (MessagingException e) {
      // Only closing can fail here; every message has its result by then.
    }
    return results;
  }

  private SendResult send(Relay relay, OutboundMessage message, BooleanSupplier goOn) {
    MimeMessage mail;
    try {
      mail = composer.compose(message);
    } catch (MessagingException e) {
      return new SendResult.Refused("MALFORMED_ADDRESS_OR_SUBJECT");
    }
    relay.begin(goOn);
    try {
      try {
        relay.open();
      } catch (MessagingException e) {
        return later(NOT_REACHABLE);
      }
      relay.sendMessage(mail, mail.getAllRecipients());
      return new SendResult.Accepted(mail.getMessageID());
    } catch (MessagingException e) {
      return relay.heldBack() ? Channel.held() : classify(e, relay.dotWritten());
    } finally {
      relay.end();
    }
  }

  /** A reply decides; without a reply it depends on whether the final dot had been written. */
  private SendResult classify(MessagingException failure, boolean dotWritten) {
    int reply = replyIn(failure);
    if (reply >= 500) {
      return new SendResult.Refused("SMTP_" + reply);
    }
    if (reply >= 400) {
      return later("SMTP_" + reply);
    }
    return dotWritten
        ? new SendResult.InDoubt("NO_ANSWER_AFTER_DATA")
        : later("CONNECTION_LOST_BEFORE_DATA");
  }

  private static boolean isNotReachable(SendResult result) {
    return result instanceof SendResult.RetryAt later && NOT_REACHABLE.equals(later.reason());
  }

  private SendResult later(String reason) {
    return new SendResult.RetryAt(clock.now().plus(settings.retryAfter()), reason);
  }

  /** The relay's reply code, or 0 if there was none. */
  private static int replyIn(@Nullable Exception failure) {
    for (Exception e = failure; e != null; ) {
      int reply =
          e instanceof SMTPAddressFailedException address
              ? address.getReturnCode()
              : e instanceof SMTPSenderFailedException sender
                  ? sender.getReturnCode()
                  : e instanceof SMTPSendFailedException sent ? sent.getReturnCode() : 0;
      if (reply >= 400) {
        return reply;
      }
      e = e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
    return 0;
  }

  private static Properties properties(SmtpSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.username() != null));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty(
        "mail.smtp.connectiontimeout", Long.toString(settings.connectTimeout().toMillis()));
    properties.setProperty("mail.smtp.timeout", Long.toString(settings.answerTimeout().toMillis()));
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.socketFactory", Relay.sockets());
    properties.setProperty("mail.smtp.socketFactory.fallback", "false");
    return properties;
  }
}
