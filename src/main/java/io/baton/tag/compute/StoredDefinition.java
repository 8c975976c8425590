package io.baton.tag.compute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a tag is computed, and who said so.
 *
 * @param family code of the kit it came with
 */
record StoredDefinition(
    JsonNode definition,
    TagClass tagClass,
    @Nullable String family,
    String definedBy,
    Instant definedAt) {}
