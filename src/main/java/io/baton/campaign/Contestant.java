package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it would be launched: what pre-flight tries.
 *
 * @param facts what the table of priorities may ask about
 * @param override an operator's word about its priority; null where nobody said anything
 */
record Contestant(
    Campaign campaign,
    Blueprint blueprint,
    @Nullable String product,
    CustomerSet treated,
    Instant start,
    Map<String, Object> facts,
    @Nullable Integer override) {}
