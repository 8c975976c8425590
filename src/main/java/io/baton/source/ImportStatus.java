package io.baton.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an import is getting on.
 *
 * @param rows rows read so far
 * @param created rows of customers that the source did not have before
 * @param changed rows in which some value is another one than before
 * @param removed rows of the version before that the file has no more
 * @param addressesLeftOut e-mail addresses and mobile numbers that cannot be used; the rows are
 *     accepted without them
 * @param progress 0 to 1
 * @param problem why it failed; nothing was changed then
 */
record ImportStatus(
    long id,
    String code,
    String name,
    SourceKind kind,
    State state,
    long rows,
    long accepted,
    long rejected,
    long created,
    long changed,
    long unchanged,
    long removed,
    long addressesLeftOut,
    double progress,
    Instant startedAt,
    @Nullable Instant finishedAt,
    String startedBy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Problem problem) {

  enum State {
    RUNNING,
    DONE,
    FAILED
  }

  record Problem(String code, String message) {}
}
