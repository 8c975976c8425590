package io.baton.campaign;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.cohort.CustomerSet;
import io.baton.content.Rendered;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Wording as real customers would get it now. Only customers whom the person sees; no names or
 * addresses, which wording is not given here either; and an entry of the audit for each look.
 */
@Component
class WordingSamples {
  private final CampaignTouchFields fields;
  private final Customers customers;
  private final Audit audit;

  WordingSamples(CampaignTouchFields fields, Customers customers, Audit audit) {
    this.fields = fields;
    this.customers = customers;
    this.audit = audit;
  }

  /**
   * @param values of the customer's tags that the wording names; one that is missing has no value
   * @param refusal why this customer would get no message; null where there is one
   */
  record WordingSample(
      String customer,
      Map<String, String> values,
      @Nullable String subject,
      @Nullable String text,
      @Nullable String html,
      @Nullable String refusal) {}

  /**
   * @param names of the fields beside the standard ones
   * @param campaign values of the standard fields
   * @param among whom to choose from, spread over all of them
   * @param subject of the audit entry
   */
  List<WordingSample> of(
      Function<Map<String, String>, Rendered> wording,
      List<String> names,
      Map<String, String> campaign,
      CustomerSet among,
      int most,
      Person person,
      String subject) {
    CustomerSet chosen = spread(among.and(customers.visibleTo(person)), most);
    Map<Integer, String> keys = customers.keysOf(chosen);
    Map<Integer, Map<String, String>> values = fields.valuesOf(names, chosen);
    List<WordingSample> samples = new ArrayList<>();
    chosen.forEach(
        customer -> {
          String key = keys.get(customer);
          if (key != null) {
            samples.add(sample(wording, key, values.getOrDefault(customer, Map.of()), campaign));
          }
        });
    if (!samples.isEmpty()) {
      audit.record(
          "CUSTOMERS_SAMPLED",
          subject,
          Map.of("customers", samples.stream().map(WordingSample::customer).toList()));
    }
    return samples;
  }

  private static WordingSample sample(
      Function<Map<String, String>, Rendered> wording,
      String key,
      Map<String, String> values,
      Map<String, String> campaign) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(campaign);
    try {
      Rendered rendered = wording.apply(all);
      return new WordingSample(
          key, new TreeMap<>(values), rendered.subject(), rendered.text(), rendered.html(), null);
    } catch (BatonException refused) {
      return new WordingSample(
          key, new TreeMap<>(values), null, null, null, String.valueOf(refused.getMessage()));
    }
  }

  /** The first, the last and between, so that not all are of one branch or one import. */
  private static CustomerSet spread(CustomerSet among, int most) {
    if (among.size() <= most) {
      return among;
    }
    CustomerSet chosen = CustomerSet.empty();
    for (int i = 0; i < most; i++) {
      chosen = chosen.or(among.slice(i * (among.size() - 1) / (most - 1), 1));
    }
    return chosen;
  }
}
