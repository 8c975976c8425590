package io.baton.scoring;

import java.util.Map;

/**
 * A customer to whom something happened.
 *
 * @param event what the event says, by field
 */
public record Case(int customer, Map<String, Object> event) {
  /** Without what the event says. */
  @Override
  public String toString() {
    return "Case[]";
  }
}
