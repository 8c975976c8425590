package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import io.baton.touch.TouchFields;
import io.baton.touch.TouchPlanRef;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What wording may refer to: the campaign and its offer, out of the signed manifest. */
@Component
class CampaignTouchFields implements TouchFields {
  private final CampaignRows rows;
  private final Map<Long, Map<String, String>> launched = new ConcurrentHashMap<>();

  CampaignTouchFields(CampaignRows rows) {
    this.rows = rows;
  }

  @Override
  public Map<Integer, Map<String, String>> fieldsOf(TouchPlanRef plan, CustomerSet customers) {
    Map<String, String> fields = launched.computeIfAbsent(plan.runId(), this::signed);
    Map<Integer, Map<String, String>> ofAll = new HashMap<>((int) (customers.size() * 4 / 3) + 1);
    customers.forEach(customer -> ofAll.put(customer, fields));
    return ofAll;
  }

  private Map<String, String> signed(long campaignId) {
    Campaign campaign = rows.findById(campaignId).orElseThrow();
    if (campaign.manifest == null) {
      throw new IllegalStateException("a touch of an unsigned campaign");
    }
    var signed = Manifest.read(campaign.manifest).tree().get("campaign");
    return Map.of(
        "campaign", signed.get("name").stringValue(), "offer", signed.get("offer").stringValue());
  }
}
