/**
 * A real PostgreSQL and a real Kafka broker, started and stopped with the application where no
 * external ones are named.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package io.baton.embedded;
