package io.baton.tag.compute;

import org.jspecify.annotations.Nullable;

/**
 * A run of all tags that no other run has.
 *
 * @param run null where there is nothing to compute
 * @param leftOut tags that another run has
 */
public record FreeRun(@Nullable Long run, int leftOut) {}
