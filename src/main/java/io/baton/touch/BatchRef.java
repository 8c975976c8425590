package io.baton.touch;

import java.time.Instant;

/**
 * A batch of touches, whoever works on it.
 *
 * @param due of the step, which is the time its reservations were asked for
 */
record BatchRef(long batchId, TouchPlanRef plan, Instant due) {}
