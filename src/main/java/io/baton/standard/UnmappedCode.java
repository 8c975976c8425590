package io.baton.standard;

import java.time.Instant;

/** A raw code that came in without a mapping, and how many rows had it. */
record UnmappedCode(long columnId, String raw, long rows, Instant seenAt) {}
