package io.baton.event;

import io.baton.shared.BatonException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a request body {@code {"events": [...]}} apart. Only the frame is judged here; what is in
 * each event is judged where the topic's events are, so that both ways in refuse alike.
 */
final class HttpEvents {
  private static final int MOST_EVENTS = 10_000;
  private static final long MOST_BYTES = 32L * 1024 * 1024;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(200)
                          .maxDocumentLength(MOST_BYTES)
                          .build())
                  .build())
          .build();

  /**
   * The events of a body, in order.
   *
   * @throws BatonException EVENT_BODY_MALFORMED or EVENT_TOO_MANY; nothing was taken in then
   */
  List<RawEvent> split(InputStream body) {
    return split(body, null);
  }

  /**
   * The same of messages in a sender's words.
   *
   * @param feed by whose mapping they are read
   */
  List<RawEvent> split(InputStream body, @Nullable Feed feed) {
    JsonNode events = parse(body).path("events");
    if (!events.isArray()) {
      throw malformed();
    }
    if (events.size() > MOST_EVENTS) {
      throw tooMany();
    }
    List<RawEvent> raw = new ArrayList<>(events.size());
    for (JsonNode event : events) {
      raw.add(new RawEvent("http", json.writeValueAsBytes(event), feed));
    }
    return raw;
  }

  private JsonNode parse(InputStream body) {
    try {
      return json.readTree(body);
    } catch (StreamConstraintsException e) {
      throw tooMany();
    } catch (JacksonException e) {
      throw malformed();
    }
  }

  private static BatonException malformed() {
    return new BatonException(
        EventErrorCode.EVENT_BODY_MALFORMED, "the body must be JSON: {\"events\": [...]}");
  }

  private static BatonException tooMany() {
    return new BatonException(
        EventErrorCode.EVENT_TOO_MANY,
        "at most %d events and %d MiB a request".formatted(MOST_EVENTS, MOST_BYTES >> 20));
  }
}
