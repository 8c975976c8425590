package io.baton.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something a known customer did or that happened to them, taken in exactly once.
 *
 * @param id the sender's id, unique within {@code source}
 * @param source the system that reports it, for example {@code core-banking}
 * @param type what happened, for example {@code response} or {@code salary-arrived}
 * @param customer dense id
 * @param at when it happened, by the sender's clock
 * @param fields what else is known: text, {@code Long}, {@code BigDecimal}, {@code Boolean}, lists
 *     and maps of these. A JSON null is left out.
 * @param receivedAt when it was taken in, by the database's clock
 */
public record CustomerEvent(
    String id,
    String source,
    String type,
    int customer,
    Instant at,
    Map<String, Object> fields,
    Instant receivedAt) {

  /** As if it had been taken in when it happened. */
  public CustomerEvent(
      String id, String source, String type, int customer, Instant at, Map<String, Object> fields) {
    this(id, source, type, customer, at, fields, at);
  }

  /** A field that is text; empty where it is missing or something else. */
  public java.util.Optional<String> text(String field) {
    return fields.get(field) instanceof String text
        ? java.util.Optional.of(text)
        : java.util.Optional.empty();
  }
}
