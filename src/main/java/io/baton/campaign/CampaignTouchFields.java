package io.baton.campaign;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.touch.TouchFields;
import io.baton.touch.TouchPlanRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What wording may refer to: the campaign and its offer, out of the signed manifest, and tags by
 * their code.
 */
@Component
class CampaignTouchFields implements TouchFields {
  private static final String LIST = "[]";

  private final CampaignRows rows;
  private final FieldIndexes indexes;
  private final Map<Long, Map<String, String>> launched = new ConcurrentHashMap<>();

  CampaignTouchFields(CampaignRows rows, FieldIndexes indexes) {
    this.rows = rows;
    this.indexes = indexes;
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

  @Override
  public Map<Integer, Map<String, String>> valuesOf(
      Collection<String> fields, CustomerSet customers) {
    FieldIndex index = indexes.current();
    Map<Integer, Map<String, String>> values = new HashMap<>();
    for (String field : fields) {
      boolean list = field.endsWith(LIST);
      String code = list ? field.substring(0, field.length() - LIST.length()) : field;
      index
          .column(code)
          .ifPresent(
              column ->
                  customers.forEach(
                      customer -> {
                        List<String> texts = column.textsAt(customer);
                        if (!texts.isEmpty()) {
                          values
                              .computeIfAbsent(customer, who -> new HashMap<>())
                              .put(code, String.join(list ? "\n" : Column.SEPARATOR, texts));
                        }
                      }));
    }
    return values;
  }
}
