/** What tests stand on: one real PostgreSQL and one real Kafka broker for the whole JVM. */
@org.jspecify.annotations.NullMarked
package io.baton.testing;
