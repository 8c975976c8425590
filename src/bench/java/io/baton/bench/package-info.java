/**
 * Benchmarks, each against a named baseline in the same run on the same machine. {@code mvn -q
 * -Pbench verify -Dbench=NAME} runs one of them.
 */
@org.jspecify.annotations.NullMarked
package io.baton.bench;
