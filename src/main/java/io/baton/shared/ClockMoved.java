package io.baton.shared;

import java.time.Duration;

/**
 * The test clock was moved. Published in the transaction that moved it.
 *
 * @param offset campaign time minus database time, from now on
 */
public record ClockMoved(Duration offset) {}
