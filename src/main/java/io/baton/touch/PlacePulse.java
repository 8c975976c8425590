package io.baton.touch;

/**
 * What has become of the messages of one place of a journey, and how quickly they leave.
 *
 * @param origin the element of the journey
 * @param sentLately messages handed to the channel, or refused by it, within the last five minutes
 * @param refused messages that were planned and definitely not sent
 * @param inDoubt messages of which nobody knows whether they were sent
 */
public record PlacePulse(String origin, long sentLately, long refused, long inDoubt) {}
