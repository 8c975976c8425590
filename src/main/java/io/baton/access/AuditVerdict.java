package io.baton.access;

import java.util.OptionalLong;

/**
 * What the recomputation of the audit chain found.
 *
 * @param entries how many were good before the first broken one
 * @param firstBroken sequence number of the first entry that is missing, changed or not ours
 * @param anchor lower-case hex of the last good entry's HMAC; kept elsewhere it proves that no
 *     later copy of the chain was rewritten from its start
 */
public record AuditVerdict(long entries, OptionalLong firstBroken, String anchor) {
  public boolean intact() {
    return firstBroken.isEmpty();
  }
}
