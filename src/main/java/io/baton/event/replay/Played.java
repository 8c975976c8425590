package io.baton.event.replay;

import java.time.Instant;

/**
 * A message with its moment.
 *
 * @param key of the record in a topic, so that one customer's messages keep their order; empty for
 *     none
 */
@SuppressWarnings("ArrayRecordComponent") // Sent once; never compared.
record Played(Instant at, String key, byte[] json) {}
