package io.baton.channel.smtp;

import io.baton.channel.Receipt;
import io.baton.channel.UnsubscribeTokens;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a delivery status notification (RFC 3464). Anybody can write one to a mailbox that bounces
 * arrive at, so that only the reference in the returned headers counts, which nobody can make up:
 * the worst a forger can do is to declare an address dead that he received our mail at.
 */
final class Bounce {
  private static final Pattern BLANK_LINE = Pattern.compile("\r?\n\r?\n");
  private static final int MOST = 256 * 1024;
  private static final int MOST_PARTS = 10;
  private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");

  private Bounce() {}

  /** Empty for whatever is not such a notification about mail of ours, or says nothing final. */
  static Optional<Receipt> read(Part mail, UnsubscribeTokens tokens, Instant now)
      throws MessagingException, IOException {
    if (!mail.isMimeType("multipart/report")
        || !"delivery-status"
            .equalsIgnoreCase(new ContentType(mail.getContentType()).getParameter("report-type"))
        || !(mail.getContent() instanceof Multipart report)) {
      return Optional.empty();
    }
    String action = null;
    String status = null;
    UUID touch = null;
    for (int i = 0; i < Math.min(MOST_PARTS, report.getCount()); i++) {
      BodyPart part = report.getBodyPart(i);
      if (part.isMimeType("message/delivery-status")) {
        for (InternetHeaders group : groups(part)) {
          action = action == null ? first(group, "Action") : action;
          status = status == null ? first(group, "Status") : status;
        }
      } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
        String reference = first(new InternetHeaders(bounded(part)), MailComposer.REFERENCE);
        touch = reference == null ? touch : tokens.touchOf(reference).orElse(touch);
      }
    }
    if (touch == null || action == null || status == null) {
      return Optional.empty();
    }
    return receipt(touch, action.toLowerCase(Locale.ROOT), status, now);
  }

  private static Optional<Receipt> receipt(UUID touch, String action, String status, Instant now) {
    Matcher code = STATUS.matcher(status);
    if (!code.lookingAt()) {
      return Optional.empty();
    }
    String reason = "DSN_" + code.group(1) + "_" + code.group(2) + "_" + code.group(3);
    if (action.equals("delivered")) {
      return Optional.of(new Receipt(touch, Receipt.Outcome.DELIVERED, reason, now));
    }
    if (!action.equals("failed") || !code.group(1).equals("5")) {
      return Optional.empty();
    }
    // 5.1.x: the address; 5.2.1: the mailbox is disabled. Others may pass: full, too large,
    // refused.
    boolean dead = code.group(2).equals("1") || (code.group(2) + code.group(3)).equals("21");
    return Optional.of(
        new Receipt(
            touch, dead ? Receipt.Outcome.NO_SUCH_ADDRESS : Receipt.Outcome.FAILED, reason, now));
  }

  /** First the fields of the message, then those of each recipient; a blank line between. */
  private static Iterable<InternetHeaders> groups(Part part)
      throws MessagingException, IOException {
    String text = new String(bounded(part).readAllBytes(), StandardCharsets.UTF_8);
    List<InternetHeaders> groups = new ArrayList<>();
    for (String group : BLANK_LINE.split(text)) {
      if (!group.isBlank()) {
        groups.add(
            new InternetHeaders(
                new ByteArrayInputStream(
                    (group.strip() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8))));
      }
    }
    return groups;
  }

  private static InputStream bounded(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new ByteArrayInputStream(in.readNBytes(MOST));
    }
  }

  private static @Nullable String first(InternetHeaders headers, String name) {
    String[] values = headers.getHeader(name);
    return values == null || values.length == 0 ? null : values[0].strip();
  }
}
