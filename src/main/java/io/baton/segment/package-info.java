/** A named set of customers: rule, list, event or model; portraits. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "cohort", "customer", "history", "source", "tag"})
@org.jspecify.annotations.NullMarked
package io.baton.segment;
