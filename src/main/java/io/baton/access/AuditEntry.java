package io.baton.access;

import java.time.Instant;
import java.util.Map;

/** One entry of the chain; {@code at} is the database's own clock, which no test clock moves. */
public record AuditEntry(
    long seq,
    Instant at,
    String actor,
    String action,
    String subject,
    Map<String, Object> details) {}
