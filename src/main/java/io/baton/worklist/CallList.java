package io.baton.worklist;

import java.time.Instant;

/** A list of calls as it was handed to the call centre. */
record CallList(long id, Instant createdAt, String createdBy, int items, String sha256) {}
