/** Models that are asked while an event is worked on, within a limit of time, with a fallback. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "cohort", "tag"})
@org.jspecify.annotations.NullMarked
package io.baton.scoring;
