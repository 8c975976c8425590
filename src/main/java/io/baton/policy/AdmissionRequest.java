package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;

/**
 * May these customers be contacted?
 *
 * @param purpose MARKETING or SERVICE; service messages need no marketing consent and are counted,
 *     but never refused, by caps
 * @param needsAddress false where the channel addresses by customer key, as simulators do
 * @param at when the message is due; caps count calendar days of the bank's zone around it
 */
public record AdmissionRequest(
    long campaignId,
    String channel,
    String purpose,
    CustomerSet candidates,
    boolean needsAddress,
    Instant at) {}
