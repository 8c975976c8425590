package io.baton.event;

/**
 * One event as it arrived: bytes nobody has looked at yet.
 *
 * @param origin where it came from, for people: {@code http}, {@code baton.events/2@1017}
 * @param json hopefully {@code {"id","source","type","customer","at","fields"}}
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and dropped; never compared.
public record RawEvent(String origin, byte[] json) {}
