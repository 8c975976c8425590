package io.baton.window;

import org.jspecify.annotations.Nullable;

/**
 * What a real-time tag says of a customer, as a browser may send it.
 *
 * @param what how events become a value
 * @param events which events count; in a sequence those that come first
 * @param field of the event, for all but COUNT and sequences
 * @param window for all but sequences
 * @param next in a sequence the events that follow, or must not
 * @param within ISO 8601 duration in which they follow, or must not
 * @param keep how long a sequence that came about is true
 * @param grace how long a missing event may be late before it counts as missing
 */
public record WindowDefinition(
    What what,
    Events events,
    @Nullable String field,
    @Nullable Window window,
    @Nullable Events next,
    @Nullable String within,
    @Nullable String keep,
    @Nullable String grace) {

  /** How events become a value. */
  public enum What {
    COUNT,
    SUM,
    MAX,
    LAST,
    DISTINCT,
    /** True once the first was followed by the next in time. */
    THEN,
    /** True once the first was not followed by the next in time. */
    THEN_NOT;

    boolean sequence() {
      return this == THEN || this == THEN_NOT;
    }

    boolean needsField() {
      return this != COUNT && !sequence();
    }
  }

  /**
   * @param type a declared event type
   * @param condition on {@code event.…} in the grammar of sequence flows; null takes all
   */
  public record Events(String type, @Nullable String condition) {}

  /** Which stretch of time counts at a moment. */
  public enum Kind {
    /** Ends now and begins its size ago. */
    SLIDING,
    /** Ends at the next multiple of its advance. */
    HOPPING,
    /** One after the other without overlap, on the bank's clock. */
    TUMBLING
  }

  /**
   * @param size ISO 8601 duration
   * @param advance of HOPPING
   */
  public record Window(Kind kind, String size, @Nullable String advance) {}
}
