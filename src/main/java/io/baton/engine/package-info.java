/** Runs processes whose tokens carry cohorts; the only user of Camunda's API. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "cohort"})
@org.jspecify.annotations.NullMarked
package io.baton.engine;
