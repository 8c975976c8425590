/** DMN tables: versions, evaluation over sets, certificate, explanation. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "cohort", "customer", "tag", "engine"})
@org.jspecify.annotations.NullMarked
package io.baton.decision;
