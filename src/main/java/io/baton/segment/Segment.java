package io.baton.segment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A named set of customers, by a rule.
 *
 * @param among code of a source: only its customers are meant, and a field is looked up as {@code
 *     <among>.<field>} first; null for all customers
 * @param rule the tree of comparisons
 * @param version counts the changes, from 1
 * @param scope path of the branch it was made for; no evaluation reaches beyond
 */
public record Segment(
    long id,
    String code,
    String name,
    String description,
    @Nullable String among,
    JsonNode rule,
    int version,
    String scope,
    String owner,
    Instant createdAt,
    Instant updatedAt) {}
