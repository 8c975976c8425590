package io.baton.shared;

import java.util.List;

/** A failure with a stable code; becomes RFC 9457 problem+json at the edge. */
public class BatonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient List<Finding> findings;

  public BatonException(ErrorCode code, String message) {
    this(code, message, List.of());
  }

  public BatonException(ErrorCode code, String message, List<Finding> findings) {
    super(message);
    this.code = code;
    this.findings = List.copyOf(findings);
  }

  public BatonException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.findings = List.of();
  }

  public ErrorCode code() {
    return code;
  }

  /** What exactly is wrong and where; empty where the message says it all. */
  public List<Finding> findings() {
    return findings;
  }
}
