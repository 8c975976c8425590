package io.baton.response;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.List;

/**
 * Whose responses count for which campaign, and when. Implemented by the module that assigns
 * customers to campaigns; {@code response} never looks into a campaign.
 */
public interface AttributionWindows {
  /**
   * Every assignment that touches one of these customers, of campaigns whose responses still count.
   * Asked once per batch of events, so it answers from memory or with a few rows per campaign,
   * never with a row per customer.
   *
   * @param among customers with a response to attribute
   */
  List<Assigned> assignedTo(CustomerSet among);

  /**
   * Customers assigned to a campaign together. A campaign whose customers came at different times
   * has several of these.
   *
   * @param campaignCode what a response may name to count for this campaign only
   * @param treated customers of the treated arm, at least those of the question
   * @param control customers held back, at least those of the question; disjoint with treated
   * @param from start of the window, inclusive: the assignment, the same for both arms
   * @param until end of the window, inclusive
   */
  record Assigned(
      long campaignId,
      String campaignCode,
      CustomerSet treated,
      CustomerSet control,
      Instant from,
      Instant until) {}
}
