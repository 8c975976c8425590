package io.baton.event;

import io.baton.event.DeadLetter.LetterState;
import org.jspecify.annotations.Nullable;

/** Which dead letters; what is null does not matter, an empty text means "could not be read". */
record LetterFilter(
    LetterState state, @Nullable String reason, @Nullable String source, @Nullable String type) {}
