package io.baton.channel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Faults of the simulator. They are decided by the touch id alone, so a run can be repeated.
 *
 * @param refusePerMille messages refused for good
 * @param retryPerMille messages told "not now" once
 * @param loseAnswerPerMille messages accepted and recorded, whose answer is then lost
 * @param idempotent whether the simulated peer takes the touch id as a key
 * @param window messages handed over at once
 */
@ConfigurationProperties("baton.channel.simulator")
record SimulatorSettings(
    @DefaultValue("0") int refusePerMille,
    @DefaultValue("0") int retryPerMille,
    @DefaultValue("0") int loseAnswerPerMille,
    @DefaultValue("true") boolean idempotent,
    @DefaultValue("2000") int window) {}
