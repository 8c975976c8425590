package io.baton.decision;

import java.time.Instant;

/**
 * A change of a table that is not in effect.
 *
 * @param hash SHA-256 of the document's bytes; approval names it
 * @param author who saved it last; anybody else may approve it
 */
record DecisionDraft(String key, String hash, String author, Instant changedAt) {}
