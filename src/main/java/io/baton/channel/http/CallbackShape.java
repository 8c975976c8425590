package io.baton.channel.http;

import io.baton.channel.ChannelCode;
import io.baton.channel.ChannelError;
import io.baton.channel.Receipt;
import io.baton.channel.Reply;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a callback, strictly: what is not understood is refused as a whole. */
final class CallbackShape {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
  private static final int MOST = 10_000;
  private static final int LONGEST_TEXT = 2_000;

  private final ChannelCode channel;
  private final Instant now;
  private final List<Finding> findings = new ArrayList<>();

  private CallbackShape(ChannelCode channel, Instant now) {
    this.channel = channel;
    this.now = now;
  }

  record Reports(List<Receipt> receipts, List<Reply> replies) {}

  /**
   * @throws BatonException CHANNEL_CALLBACK_INVALID with the places that are wrong
   */
  static Reports read(ChannelCode channel, byte[] body, Instant now) {
    CallbackShape shape = new CallbackShape(channel, now);
    Reports reports = shape.read(body);
    if (!shape.findings.isEmpty()) {
      throw new BatonException(
          ChannelError.CHANNEL_CALLBACK_INVALID, "the reports cannot be read", shape.findings);
    }
    return reports;
  }

  private Reports read(byte[] body) {
    List<Receipt> receipts = new ArrayList<>();
    List<Reply> replies = new ArrayList<>();
    try {
      JsonNode root = JSON.readTree(body);
      if (!root.isObject()) {
        fault("", "an object is expected");
      }
      for (String name : root.propertyNames()) {
        if (!name.equals("receipts") && !name.equals("replies")) {
          fault("/" + name.substring(0, Math.min(40, name.length())), "is not known here");
        }
      }
      each(root.path("receipts"), "/receipts", this::receipt, receipts);
      each(root.path("replies"), "/replies", this::reply, replies);
    } catch (JacksonException e) {
      fault("body", "is not JSON");
    }
    return new Reports(receipts, replies);
  }

  private interface Reading<T> {
    @Nullable T read(JsonNode node, String place);
  }

  private <T> void each(JsonNode list, String place, Reading<T> reading, List<T> into) {
    if (list.isMissingNode()) {
      return;
    }
    if (!list.isArray() || list.size() > MOST) {
      fault(place, "a list of at most " + MOST);
      return;
    }
    for (int i = 0; i < list.size() && findings.size() < 20; i++) {
      T item = reading.read(list.get(i), place + "/" + i);
      if (item != null) {
        into.add(item);
      }
    }
  }

  private @Nullable Receipt receipt(JsonNode node, String place) {
    UUID touch = uuid(node.path("id"));
    Receipt.Outcome outcome =
        switch (text(node, "status")) {
          case "delivered" -> Receipt.Outcome.DELIVERED;
          case "failed" -> Receipt.Outcome.FAILED;
          case "no-such-address" -> Receipt.Outcome.NO_SUCH_ADDRESS;
          default -> null;
        };
    if (outcome == null) {
      fault(place + "/status", "delivered, failed or no-such-address");
    }
    if (touch == null) {
      fault(place + "/id", "is not a touch id");
    }
    String reason = text(node, "reason");
    Instant at = instant(node, place);
    return outcome == null || touch == null
        ? null
        : new Receipt(
            touch, outcome, REASON.matcher(reason).matches() ? reason : "PEER_GAVE_NO_CODE", at);
  }

  private @Nullable Reply reply(JsonNode node, String place) {
    UUID touch = node.has("touch") ? uuid(node.path("touch")) : null;
    String from = text(node, "from");
    String id = text(node, "id");
    String text = text(node, "text");
    Instant at = instant(node, place);
    if (id.isEmpty() || id.length() > 100 || id.chars().anyMatch(Character::isISOControl)) {
      fault(place + "/id", "1 to 100 characters");
      return null;
    }
    if (text.length() > LONGEST_TEXT) {
      fault(place + "/text", "at most " + LONGEST_TEXT + " characters");
      return null;
    }
    if (touch == null && (from.isEmpty() || from.length() > 254)) {
      fault(place, "touch or from says who wrote");
      return null;
    }
    return new Reply(id, channel.name(), touch, from.isEmpty() ? null : from, text, at);
  }

  /** Campaign time of a report is when it came, but for what the peer says happened before. */
  private Instant instant(JsonNode node, String place) {
    String at = text(node, "at");
    if (at.isEmpty()) {
      return now;
    }
    try {
      Instant told = Instant.parse(at);
      return told.isAfter(now) ? now : told;
    } catch (DateTimeException e) {
      fault(place + "/at", "is not a time such as 2026-03-01T08:00:00Z");
      return now;
    }
  }

  private static @Nullable UUID uuid(JsonNode value) {
    try {
      UUID id = UUID.fromString(value.isString() ? value.stringValue() : "");
      return id.version() == 8 && id.variant() == 2 ? id : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.stringValue() : "";
  }

  private void fault(String place, String what) {
    findings.add(new Finding(place, ChannelError.CHANNEL_CALLBACK_INVALID.name(), what));
  }
}
