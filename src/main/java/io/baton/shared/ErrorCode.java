package io.baton.shared;

/**
 * A stable name for a failure. Each module has one enum of them; callers match on the code, never
 * on the message.
 */
public interface ErrorCode {
  /** Upper-case with the module's prefix, for example {@code SEGMENT_STALE_VERSION}. */
  String name();

  Kind kind();
}
