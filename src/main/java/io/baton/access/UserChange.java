package io.baton.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to change of a user; null leaves as it is. A new password ends the user's sessions. */
public record UserChange(
    @Nullable String displayName,
    @Nullable Set<String> roles,
    @Nullable String branch,
    @Nullable Boolean locked,
    @Nullable String password) {
  @Override
  public String toString() {
    return "UserChange[roles=" + roles + ", branch=" + branch + ", locked=" + locked + "]";
  }
}
