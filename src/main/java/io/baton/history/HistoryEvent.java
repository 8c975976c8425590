package io.baton.history;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing a customer did.
 *
 * @param customer dense id
 * @param kind what it was, as the sender's {@code type}
 * @param code of the place it was seen at, or what else the bank numbers its events by (埋点编码)
 * @param product the code of what was looked at or bought
 * @param merchant the code of where it was paid
 */
public record HistoryEvent(
    int customer,
    Instant happenedAt,
    String kind,
    @Nullable String code,
    @Nullable String product,
    @Nullable String merchant,
    @Nullable BigDecimal amount) {}
