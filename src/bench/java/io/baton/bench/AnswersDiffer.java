package io.baton.bench;

/** Two ways to do one thing did two things: their speed is of no interest. */
final class AnswersDiffer extends RuntimeException {
  private static final long serialVersionUID = 1;

  AnswersDiffer(String message) {
    super(message);
  }
}
