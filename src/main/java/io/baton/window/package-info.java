/** Tags that events compute as they come in: windows and sequences, read within two seconds. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "cohort", "event", "tag"})
@org.jspecify.annotations.NullMarked
package io.baton.window;
