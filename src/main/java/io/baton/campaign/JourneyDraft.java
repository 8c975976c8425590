package io.baton.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journey on its way to a version.
 *
 * @param name as the drawing itself says
 * @param author who saved it last
 * @param basedOn the version it changes; null for a new journey
 * @param version counts the saves; who saves names the one they saw
 */
record JourneyDraft(
    String key,
    String name,
    String xml,
    String author,
    @Nullable Integer basedOn,
    long version,
    Instant updatedAt) {}
