package io.baton.event;

import java.time.Instant;
import java.util.Map;

/**
 * An event on its way to the topic.
 *
 * @param customer the customer's key, which is also the record's key: one customer, one partition
 * @param fields JSON-like values
 */
public record OutgoingEvent(
    String id,
    String source,
    String type,
    String customer,
    Instant at,
    Map<String, Object> fields) {}
