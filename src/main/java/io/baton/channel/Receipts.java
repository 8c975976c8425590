package io.baton.channel;

import java.util.List;

/** Where adapters bring receipts; they may come late, twice, out of order, or for nothing known. */
public interface Receipts {
  /**
   * Keeps them, and settles what was in doubt.
   *
   * @return how many were news
   */
  int received(List<Receipt> receipts);
}
