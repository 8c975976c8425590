package io.baton.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a message in a sender's words becomes an event. Places are JSON pointers into the message.
 *
 * @param id whose values, put together, are unique; empty takes a digest of the whole message, so
 *     that equal messages count once
 * @param fields what is kept besides, by the name it gets
 */
public record EventMapping(
    List<String> id, TypeOf type, String customer, TimeOf at, Map<String, FieldOf> fields) {
  public EventMapping {
    id = List.copyOf(id);
    fields = Map.copyOf(fields);
  }

  /**
   * @param constant every message is of this type; else the value at {@code pointer} says
   * @param names what the sender's names are called here; others stay as they are
   */
  public record TypeOf(
      @Nullable String constant, @Nullable String pointer, @Nullable Map<String, String> names) {}

  /**
   * @param format {@code ISO}, {@code EPOCH_SECONDS}, {@code EPOCH_MILLIS} or a pattern such as
   *     {@code yyyy-MM-dd HH:mm:ss}
   * @param zone where a text without an offset was written
   */
  public record TimeOf(String pointer, String format, @Nullable String zone) {}

  /** What becomes of a value. */
  public enum As {
    /** As it is in the message. */
    IS,
    TEXT,
    /** A number, also where the message has it as text. */
    NUMBER
  }

  public record FieldOf(String pointer, As as) {}
}
