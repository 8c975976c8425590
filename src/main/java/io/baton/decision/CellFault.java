package io.baton.decision;

/** A cell is outside the supported part of FEEL. */
final class CellFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  CellFault(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** For the table's author; says what to write instead where it can. */
  String reason() {
    return reason;
  }
}
