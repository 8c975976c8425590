package io.baton.response;

import io.baton.cohort.CustomerSet;

/** A module that goes on when customers respond. */
public interface ResponseListener {
  /**
   * Called in the transaction that stores the responses, once per campaign and batch.
   *
   * @param responders customers of the treated arm who had not responded to this campaign before;
   *     not empty. Nobody waits for a control customer's response.
   */
  void responded(long campaignId, CustomerSet responders);
}
