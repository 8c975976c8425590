package io.baton.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the intake, {@code baton.event.*}.
 *
 * @param topic where customers' events arrive
 * @param partitions of the topic when the application has to create it
 * @param group nodes with the same name share the partitions
 * @param batch most events in one transaction
 * @param linger how long the broker waits for company before it answers; also the size of a
 *     real-time cohort's waiting time
 * @param undeclared what becomes of events of a type that nobody declared
 * @param httpWaiting events of other requests at work, above which a request is told to come later
 * @param httpLag events waiting on topics, above which every request is told to come later
 */
@ConfigurationProperties("baton.event")
record EventProperties(
    @DefaultValue("baton.events") String topic,
    @DefaultValue("4") int partitions,
    @DefaultValue("baton") String group,
    @DefaultValue("5000") int batch,
    @DefaultValue("100ms") Duration linger,
    @DefaultValue("ACCEPT") Undeclared undeclared,
    @DefaultValue("20000") int httpWaiting,
    @DefaultValue("500000") long httpLag) {
  /** What becomes of an event whose type is not in the catalogue; it is counted in any case. */
  enum Undeclared {
    ACCEPT,
    REFUSE
  }
}
