package io.baton.policy;

import java.util.List;

/** Caps of a bank that has decided nothing yet: strict enough not to do harm. */
final class StandardCaps implements FrequencyCaps {
  @Override
  public List<Cap> capsFor(String channel, String purpose) {
    if (!purpose.equals(ContactPolicy.MARKETING)) {
      return List.of();
    }
    Cap week = new Cap(Cap.Scope.ALL, 3, 7);
    return switch (channel) {
      case "SMS" -> List.of(new Cap(Cap.Scope.CHANNEL, 1, 1), week);
      case "EMAIL" -> List.of(new Cap(Cap.Scope.CHANNEL, 2, 1), week);
      default -> List.of(week);
    };
  }
}
