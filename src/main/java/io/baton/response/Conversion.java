package io.baton.response;

import io.baton.event.CustomerEvent;

/** A response that counts for a campaign. */
record Conversion(long campaignId, Arm arm, CustomerEvent event) {
  int customer() {
    return event.customer();
  }

  /** The earlier of two by the same customer for the same campaign; ties go to the smaller id. */
  Conversion earlier(Conversion other) {
    int order = event.at().compareTo(other.event.at());
    if (order == 0) {
      order = event.id().compareTo(other.event.id());
    }
    return order <= 0 ? this : other;
  }
}
