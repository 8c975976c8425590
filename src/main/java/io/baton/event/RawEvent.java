package io.baton.event;

import org.jspecify.annotations.Nullable;

/**
 * One event as it arrived: bytes nobody has looked at yet.
 *
 * @param origin where it came from, for people: {@code http}, {@code baton.events/2@1017}
 * @param json hopefully {@code {"id","source","type","customer","at","fields"}}, or what the feed
 *     sends
 * @param feed by whose mapping it is read; null where it is in our own words
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and dropped; never compared.
public record RawEvent(String origin, byte[] json, @Nullable Feed feed) {
  public RawEvent(String origin, byte[] json) {
    this(origin, json, null);
  }
}
