package io.baton.channel.http;

import io.baton.channel.OutboundMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request, and what a peer says of each message in it. docs/channels.md has both. */
final class MessageShape {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
  private static final Pattern REFERENCE = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final long LONGEST_WAIT = 86_400;

  private MessageShape() {}

  /** A peer's word on one message. */
  record Word(
      String status, @Nullable String reference, String reason, @Nullable Long retryAfter) {}

  static byte[] body(String channel, List<OutboundMessage> messages, boolean withFields) {
    List<Map<String, Object>> bodies = new ArrayList<>(messages.size());
    for (OutboundMessage message : messages) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("id", message.touchId().toString());
      body.put("customer", message.customerKey());
      put(body, "to", message.address());
      body.put("campaign", message.campaignCode());
      body.put("purpose", message.details().purpose());
      put(body, "subject", message.subject());
      body.put("text", message.text());
      put(body, "html", message.details().html());
      if (message.details().template() != null) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("key", message.details().template());
        template.put("version", message.details().templateVersion());
        if (withFields) {
          template.put("fields", message.details().fields());
        }
        body.put("template", template);
      }
      bodies.add(body);
    }
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("version", 1);
    request.put("channel", channel);
    request.put("messages", bodies);
    return JSON.writeValueAsBytes(request);
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  /** By message id; empty where the answer cannot be understood as a whole. */
  static Optional<Map<String, Word>> words(byte[] answer) {
    try {
      JsonNode results = JSON.readTree(answer).path("results");
      if (!results.isArray()) {
        return Optional.empty();
      }
      Map<String, Word> words = new HashMap<>();
      for (JsonNode result : results) {
        String id = text(result, "id");
        if (id != null) {
          // Two words on one message: which of them holds nobody can say.
          words.merge(
              id, word(result), (a, b) -> new Word("contradicted", null, "CONTRADICTED", null));
        }
      }
      return Optional.of(words);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Free text of a peer may hold anything; only codes are kept. */
  private static Word word(JsonNode result) {
    String status = text(result, "status");
    String reference = text(result, "reference");
    String reason = text(result, "reason");
    JsonNode after = result.path("retryAfter");
    return new Word(
        status == null ? "" : status,
        reference != null && REFERENCE.matcher(reference).matches() ? reference : null,
        reason != null && REASON.matcher(reason).matches() ? reason : "PEER_GAVE_NO_CODE",
        after.isIntegralNumber() && after.canConvertToLong()
            ? Math.min(LONGEST_WAIT, Math.max(0, after.asLong()))
            : null);
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.stringValue() : null;
  }
}
