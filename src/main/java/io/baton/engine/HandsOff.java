package io.baton.engine;

import java.util.Set;

/** Knows who may not release the customers of a campaign, whatever their role. */
public interface HandsOff {
  /** Names of those who had a hand in it: who wrote it and who submitted it. */
  Set<String> from(long campaignId);
}
