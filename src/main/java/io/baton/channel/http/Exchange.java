package io.baton.channel.http;

import org.jspecify.annotations.Nullable;

/** What came of one request. */
sealed interface Exchange {
  /** No byte of the request left: the peer cannot have it. */
  record NotSent(String reason) implements Exchange {}

  /** It may have arrived. */
  record NoAnswer(String reason) implements Exchange {}

  /**
   * @param body null where it was longer than it may be
   */
  record Answer(int status, @Nullable String retryAfter, byte @Nullable [] body)
      implements Exchange {
    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }
}
