package io.baton.grouping;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A group of a division; it never changes.
 *
 * @param segment code of the segment that the group's key is saved as; null where it is not
 */
record StoredGroup(
    long id,
    long runId,
    int number,
    String key,
    String nameZh,
    String nameEn,
    long cohortId,
    long size,
    String hash,
    JsonNode detail,
    @Nullable String segment) {}
