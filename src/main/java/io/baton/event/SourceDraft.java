package io.baton.event;

import io.baton.event.EventProperties.Undeclared;
import io.baton.event.EventSource.Way;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What somebody wants a source to be. See {@link EventSource}. */
record SourceDraft(
    @NotNull String nameZh,
    @NotNull String nameEn,
    @NotNull String owner,
    @NotNull Way way,
    @Nullable String topic,
    @NotNull EventMapping mapping,
    @NotNull Undeclared undeclared) {}
