/** Who the customer is, how to reach them, what they consented to. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "setting", "cohort"})
@org.jspecify.annotations.NullMarked
package io.baton.customer;
