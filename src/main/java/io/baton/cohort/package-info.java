/** Sets of customers and their algebra: evaluate, store, partition, hash. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package io.baton.cohort;
