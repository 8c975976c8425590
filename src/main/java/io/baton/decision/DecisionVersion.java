package io.baton.decision;

import java.time.Instant;

/**
 * A stored decision table; never changed.
 *
 * @param key the id of the decision in its document
 * @param version counts from 1 for every key
 * @param hash SHA-256 of the document's bytes, lower-case hex
 * @param actor who saved it; "system" for the starter set
 */
public record DecisionVersion(
    String key, int version, String name, String hash, Instant at, String actor) {}
