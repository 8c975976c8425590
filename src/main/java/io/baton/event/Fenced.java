package io.baton.event;

/** Another node owns the partition now; whatever this one was about to commit must not be. */
final class Fenced extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Fenced(String partition) {
    super(partition + " has another owner");
  }
}
