package io.baton.event;

import io.baton.event.catalogue.EventSchema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What reading one raw event gave: an event in good shape, or the reason why not. */
sealed interface Reading {
  RawEvent raw();

  /** Who sent it; null where that could not be read. */
  @Nullable String source();

  /** What kind of event it is; null where that could not be read. */
  @Nullable String type();

  /**
   * Well-formed; whether the customer exists is not known yet.
   *
   * @param said the fields as they were read, an empty object where there are none
   * @param schema what its type declares, and it fits; null where nobody declared the type
   */
  record Readable(
      RawEvent raw,
      String id,
      String source,
      String type,
      String customer,
      Instant at,
      Map<String, Object> fields,
      JsonNode said,
      @Nullable EventSchema schema)
      implements Reading {
    InboxKey key() {
      return new InboxKey(source, id);
    }

    Readable fitting(EventSchema declared) {
      return new Readable(raw, id, source, type, customer, at, fields, said, declared);
    }

    Unreadable refused(DeadLetterReason reason, String detail) {
      return new Unreadable(raw, reason, detail, source, type);
    }
  }

  /**
   * Not an event.
   *
   * @param detail says where; never quotes the payload
   */
  record Unreadable(
      RawEvent raw,
      DeadLetterReason reason,
      String detail,
      @Nullable String source,
      @Nullable String type)
      implements Reading {}
}
