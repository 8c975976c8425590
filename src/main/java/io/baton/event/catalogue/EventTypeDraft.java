package io.baton.event.catalogue;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody declares. See {@link EventType}.
 *
 * @param schema JSON Schema of what is in {@code fields}
 * @param sample fields of an event that fits
 * @param version the version the change was made from; null declares a new type
 */
record EventTypeDraft(
    @NotNull String nameZh,
    @NotNull String nameEn,
    @NotNull String owner,
    @NotNull String source,
    @Nullable String keyPointer,
    @Nullable String timePointer,
    @Nullable String customerPointer,
    boolean keyEvent,
    @Nullable String reaction,
    @NotNull JsonNode schema,
    @NotNull JsonNode sample,
    @Nullable String note,
    @Nullable Integer version) {
  String keyAt() {
    return keyPointer == null ? "/id" : keyPointer;
  }

  String timeAt() {
    return timePointer == null ? "/at" : timePointer;
  }

  String customerAt() {
    return customerPointer == null ? "/customer" : customerPointer;
  }
}
