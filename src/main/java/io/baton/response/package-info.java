/** What a customer did because of a touch. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "cohort", "customer", "touch", "event"})
@org.jspecify.annotations.NullMarked
package io.baton.response;
