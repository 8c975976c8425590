package io.baton.channel.smtp;

import io.baton.channel.ChannelReports;
import io.baton.channel.Receipt;
import io.baton.channel.UnsubscribeTokens;
import io.baton.shared.BatonClock;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads returned mail from a mailbox, where one is configured. What was understood is deleted after
 * it has been taken in, the rest is left, marked as seen, for people.
 */
@Component
class BounceMailbox implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);
  private static final int BATCH = 200;

  private final SmtpSettings.@Nullable BounceSettings settings;
  private final UnsubscribeTokens tokens;
  private final ObjectProvider<ChannelReports> reports;
  private final BatonClock clock;
  private @Nullable ScheduledExecutorService clockwork;

  @Autowired
  BounceMailbox(
      SmtpSettings settings,
      UnsubscribeTokens tokens,
      ObjectProvider<ChannelReports> reports,
      BatonClock clock) {
    this(settings.bounces(), tokens, reports, clock);
  }

  BounceMailbox(
      SmtpSettings.@Nullable BounceSettings settings,
      UnsubscribeTokens tokens,
      ObjectProvider<ChannelReports> reports,
      BatonClock clock) {
    this.settings = settings;
    this.tokens = tokens;
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    if (settings != null && clockwork == null) {
      clockwork =
          Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "bounce-mailbox"));
      var unused =
          clockwork.scheduleWithFixedDelay(
              () -> look(settings),
              settings.interval().toMillis(),
              settings.interval().toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private void look(SmtpSettings.BounceSettings box) {
    try {
      int taken;
      do {
        taken = read(box);
      } while (taken == BATCH);
    } catch (MessagingException | IOException | RuntimeException e) {
      log.warn("returned mail could not be read, trying again: {}", e.getClass().getName());
    }
  }

  /** One batch; how many messages were looked at. */
  int read(SmtpSettings.BounceSettings box) throws MessagingException, IOException {
    Session session = Session.getInstance(properties(box));
    try (Store store = session.getStore(box.tls() ? "imaps" : "imap")) {
      store.connect(box.host(), box.port(), box.username(), box.password());
      try (Folder folder = store.getFolder(box.folder())) {
        folder.open(Folder.READ_WRITE);
        Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        int count = Math.min(BATCH, unseen.length);
        List<Receipt> receipts = new ArrayList<>();
        List<Message> understood = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          Optional<Receipt> receipt = receipt(unseen[i]);
          receipt.ifPresent(receipts::add);
          if (receipt.isPresent()) {
            understood.add(unseen[i]);
          }
        }
        if (!receipts.isEmpty()) {
          reports.stream().forEach(taker -> taker.receipts(receipts));
        }
        for (Message message : understood) {
          message.setFlag(Flags.Flag.DELETED, true);
        }
        for (int i = 0; i < count; i++) {
          unseen[i].setFlag(Flags.Flag.SEEN, true);
        }
        return count;
      }
    }
  }

  /** Mail that cannot be read at all must not keep the next one from being read. */
  private Optional<Receipt> receipt(Message message) {
    try {
      return Bounce.read(message, tokens, clock.now());
    } catch (MessagingException | IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Properties properties(SmtpSettings.BounceSettings box) {
    Properties properties = new Properties();
    String prefix = box.tls() ? "mail.imaps." : "mail.imap.";
    properties.setProperty(prefix + "connectiontimeout", "10000");
    properties.setProperty(prefix + "timeout", "30000");
    properties.setProperty(prefix + "writetimeout", "30000");
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "peek", "true");
    return properties;
  }

  @Override
  public synchronized void stop() {
    if (clockwork != null) {
      clockwork.shutdownNow();
      clockwork = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return clockwork != null;
  }
}
