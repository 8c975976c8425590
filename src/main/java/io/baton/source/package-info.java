/** Files and tables that came in, row by row, and the warehouse that keeps them. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "customer", "cohort"})
@org.jspecify.annotations.NullMarked
package io.baton.source;
