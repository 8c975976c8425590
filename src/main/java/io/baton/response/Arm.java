package io.baton.response;

/** Which side of the comparison a customer was drawn for. */
public enum Arm {
  TREATED,
  CONTROL
}
