package io.baton.policy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a channel as a whole can carry, for those who send; null where there is no such limit.
 *
 * @param today the day of the bank that {@code perDay} means now
 * @param dayBegan its first moment
 */
public record ChannelCapacity(
    @Nullable Integer perMinute, @Nullable Integer perDay, LocalDate today, Instant dayBegan) {}
