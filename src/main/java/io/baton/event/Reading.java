package io.baton.event;

import java.time.Instant;
import java.util.Map;

/** What reading one raw event gave: an event in good shape, or the reason why not. */
sealed interface Reading {
  RawEvent raw();

  /** Well-formed; whether the customer exists is not known yet. */
  record Readable(
      RawEvent raw,
      String id,
      String source,
      String type,
      String customer,
      Instant at,
      Map<String, Object> fields)
      implements Reading {

    InboxKey key() {
      return new InboxKey(source, id);
    }
  }

  /**
   * Not an event.
   *
   * @param detail says where; never quotes the payload
   */
  record Unreadable(RawEvent raw, DeadLetterReason reason, String detail) implements Reading {}
}
