/** What comes back from the channels: receipts, replies, bounces, and refusals of more messages. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "cohort", "customer", "channel", "touch", "event"})
@org.jspecify.annotations.NullMarked
package io.baton.inbound;
