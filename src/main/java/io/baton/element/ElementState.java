package io.baton.element;

/** Where one version of an element stands. Its content is the same in every state. */
public enum ElementState {
  DRAFT,
  IN_REVIEW,
  APPROVED,
  WITHDRAWN
}
