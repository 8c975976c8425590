package io.baton.event;

/** Leaves the depth of a message with a reason; never leaves the readers. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;
  private final String detail;

  /**
   * @param detail says where; never quotes the payload
   */
  Refusal(DeadLetterReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  DeadLetterReason reason() {
    return reason;
  }

  String detail() {
    return detail;
  }
}
