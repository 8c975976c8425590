package io.baton.response;

import io.baton.cohort.CustomerSet;
import io.baton.event.CustomerEvent;
import io.baton.response.AttributionWindows.Assigned;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides for which campaigns a batch of responses counts: the customer was assigned to it, treated
 * or control alike, the response happened inside the window, and if it names a campaign it is this
 * one. A response that names none counts for every campaign the customer is in: which of them
 * caused it is a question for the comparison of the arms, not for this row.
 */
final class Attributing {
  private Attributing() {}

  static CustomerSet customersOf(List<CustomerEvent> responses) {
    return CustomerSet.of(responses.stream().mapToInt(CustomerEvent::customer).toArray());
  }

  /** One conversion per campaign and customer: the earliest. */
  static Collection<Conversion> attribute(List<CustomerEvent> responses, List<Assigned> windows) {
    Map<Long, Map<Integer, Conversion>> first = new LinkedHashMap<>();
    for (Assigned window : windows) {
      Map<Integer, Conversion> ofCampaign =
          first.computeIfAbsent(window.campaignId(), id -> new LinkedHashMap<>());
      for (CustomerEvent response : responses) {
        if (counts(response, window)) {
          Arm arm = window.treated().contains(response.customer()) ? Arm.TREATED : Arm.CONTROL;
          Conversion conversion = new Conversion(window.campaignId(), arm, response);
          ofCampaign.merge(response.customer(), conversion, Conversion::earlier);
        }
      }
    }
    return first.values().stream().flatMap(ofCampaign -> ofCampaign.values().stream()).toList();
  }

  private static boolean counts(CustomerEvent response, Assigned window) {
    return !response.at().isBefore(window.from())
        && !response.at().isAfter(window.until())
        && (window.treated().contains(response.customer())
            || window.control().contains(response.customer()))
        && names(response, window.campaignCode());
  }

  private static boolean names(CustomerEvent response, String campaignCode) {
    Object named = response.fields().get("campaign");
    return named == null || named.equals(campaignCode);
  }
}
