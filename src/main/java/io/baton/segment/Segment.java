package io.baton.segment;

import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A named set of customers.
 *
 * @param among code of a source: only its customers are meant, and a field is looked up as {@code
 *     <among>.<field>} first; null for all customers
 * @param kind RULE, LIST, ALGEBRA, SCORE, or what another module adds
 * @param definition whom it means, in the form of its kind
 * @param version counts the changes, from 1
 * @param scope path of the branch it was made for; no evaluation reaches beyond
 * @param refreshAt every day at that time of the bank's day a snapshot is taken; null for never
 */
public record Segment(
    long id,
    String code,
    String name,
    String description,
    @Nullable String among,
    String kind,
    JsonNode definition,
    int version,
    String scope,
    String owner,
    Instant createdAt,
    Instant updatedAt,
    @Nullable LocalTime refreshAt) {}
