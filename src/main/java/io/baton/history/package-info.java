/** What customers did, event by event, and who did what in which order. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "cohort", "customer", "dictionary", "event"})
@org.jspecify.annotations.NullMarked
package io.baton.history;
