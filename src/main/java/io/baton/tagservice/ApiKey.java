package io.baton.tagservice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a system may read. The secret is not part of it: nobody can show it a second time.
 *
 * @param prefix the public start of the secret, by which people and records name the key
 * @param fields codes of the tags it may read
 * @param segments codes of the segments it may ask
 * @param perSecond requests a second on one node; a burst of one second is allowed
 */
record ApiKey(
    long id,
    String prefix,
    String name,
    String branch,
    List<String> fields,
    List<String> segments,
    int perSecond,
    Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy,
    Instant createdAt,
    String createdBy) {
  ApiKey {
    fields = List.copyOf(fields);
    segments = List.copyOf(segments);
  }

  boolean usable(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }
}
