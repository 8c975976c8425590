package io.baton.portrait;

import io.baton.portrait.Portrait.PortraitGroup;
import io.baton.portrait.Portrait.Remaining;
import java.time.Instant;
import java.util.List;

/**
 * How many of each segment came as far as each step of a sequence of events. Where counts are null
 * there are too few customers to say.
 *
 * @param coarse whether counts are rounded to {@code smallestGroup} and smaller ones left out
 */
public record EventFunnel(
    List<PortraitGroup> groups,
    List<Remaining> steps,
    boolean coarse,
    int smallestGroup,
    Instant asOf,
    double millis) {}
