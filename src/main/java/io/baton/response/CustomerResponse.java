package io.baton.response;

import java.time.Instant;

/**
 * The first response of a customer to a campaign.
 *
 * @param source of the event that says so
 */
public record CustomerResponse(long campaignId, Arm arm, Instant at, String source) {}
