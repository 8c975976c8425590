package io.baton.touch;

import java.time.Instant;

/**
 * A peer's last word on a touch.
 *
 * @param reason a code
 */
public record TouchReceipt(TouchId touch, boolean delivered, String reason, Instant at) {}
