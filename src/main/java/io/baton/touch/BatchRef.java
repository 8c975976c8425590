package io.baton.touch;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A batch of touches, whoever works on it.
 *
 * @param month of the ledger, in which its touches stand
 * @param due of the step, which is the time its reservations were asked for
 */
record BatchRef(long batchId, TouchPlanRef plan, LocalDate month, Instant due) {}
