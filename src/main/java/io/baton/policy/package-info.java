/** May we contact this person, here, now? Consent, lists, quiet hours, caps, capacity. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "cohort", "customer", "decision"})
@org.jspecify.annotations.NullMarked
package io.baton.policy;
