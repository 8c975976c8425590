package io.baton.touch;

import io.baton.channel.ChannelDescriptor;
import io.baton.channel.MessageDetails;
import io.baton.channel.OutboundMessage;
import io.baton.cohort.CustomerSet;
import io.baton.content.Rendered;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.policy.ContactPolicy;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Makes a window's messages out of template version and fields, at the moment of sending. */
@Component
class Composing {
  private final Templates templates;
  private final TouchFields fields;
  private final Recipients recipients;
  private final ContactPolicy policy;

  @Autowired
  Composing(
      Templates templates,
      ObjectProvider<TouchFields> fields,
      Recipients recipients,
      ContactPolicy policy) {
    this(templates, fields.getIfAvailable(() -> Composing::campaignOnly), recipients, policy);
  }

  Composing(Templates templates, TouchFields fields, Recipients recipients, ContactPolicy policy) {
    this.templates = templates;
    this.fields = fields;
    this.recipients = recipients;
    this.policy = policy;
  }

  /**
   * @param items those with a message, in the messages' order
   * @param failed those who cannot get one, and why
   */
  record Composed(List<Todo.Item> items, List<OutboundMessage> messages, List<Outcome> failed) {}

  Composed compose(Claim claim, ChannelDescriptor channel, List<Todo.Item> window) {
    CustomerSet customers = CustomerSet.of(window.stream().mapToInt(Todo.Item::customer).toArray());
    CustomerSet consenting = policy.stillConsenting(claim.channel(), claim.purpose(), customers);
    CustomerSet quiet = policy.quietNow(claim.channel(), claim.purpose(), customers);
    Map<Integer, String> keys = recipients.keysOf(customers);
    Map<Integer, String> addresses =
        channel.needsAddress() ? recipients.addresses(claim.channel(), customers) : Map.of();
    Map<Integer, Map<String, String>> values = fields.fieldsOf(claim.plan(), customers);
    TemplateVersion template = templates.get(claim.templateKey(), claim.templateVersion());
    Composed composed =
        new Composed(
            new ArrayList<>(window.size()), new ArrayList<>(window.size()), new ArrayList<>());
    for (Todo.Item item : window) {
      int customer = item.customer();
      String key = keys.get(customer);
      String address = addresses.get(customer);
      if (!consenting.contains(customer)) {
        composed.failed().add(Outcome.unsent(item, TouchState.NO_CONSENT, "WITHDRAWN"));
      } else if (quiet.contains(customer)) {
        composed.failed().add(Outcome.unsent(item, TouchState.EXPIRED, "QUIET_HOURS"));
      } else if (key == null || (channel.needsAddress() && address == null)) {
        composed.failed().add(Outcome.unsent(item, TouchState.UNREACHABLE, "NO_ADDRESS"));
      } else {
        try {
          Rendered text = templates.render(template, values.getOrDefault(customer, Map.of()));
          composed
              .messages()
              .add(
                  new OutboundMessage(
                      claim.touch(customer).asUuid(),
                      key,
                      address,
                      text.subject(),
                      text.text(),
                      claim.plan().campaignCode(),
                      details(claim, template, text, values.getOrDefault(customer, Map.of()))));
          composed.items().add(item);
        } catch (BatonException e) {
          composed.failed().add(Outcome.unsent(item, TouchState.NOT_RENDERED, e.code().name()));
        }
      }
    }
    return composed;
  }

  /** Only the fields that the wording declares: a peer is told no more than the text would. */
  private static MessageDetails details(
      Claim claim, TemplateVersion template, Rendered text, Map<String, String> values) {
    Map<String, String> declared = new HashMap<>(values);
    declared.keySet().retainAll(template.fields());
    return new MessageDetails(
        claim.purpose(), text.html(), template.key(), template.version(), declared);
  }

  /** Without a campaign module there is only the code. */
  private static Map<Integer, Map<String, String>> campaignOnly(
      TouchPlanRef plan, CustomerSet customers) {
    Map<Integer, Map<String, String>> fields = new HashMap<>();
    customers.forEach(customer -> fields.put(customer, Map.of("campaign", plan.campaignCode())));
    return fields;
  }
}
