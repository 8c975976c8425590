package io.baton.tag;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value of one customer, as somebody who asks why is shown it.
 *
 * @param value as rules spell it; null where there is none
 * @param computedAt how old it is; null where the field is no tag, for example one of the event
 * @param source the model, columns, file or kind of computation it is from; null as above
 */
public record SeenValue(
    String field, @Nullable String value, @Nullable Instant computedAt, @Nullable String source) {}
