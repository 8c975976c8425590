package io.baton.touch;

import io.baton.channel.ChannelDescriptor;
import io.baton.channel.OutboundMessage;
import io.baton.cohort.CustomerSet;
import io.baton.content.Rendered;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.policy.ContactPolicy;
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
  private final Withdrawals withdrawals;
  private final FrozenValues frozen;

  @Autowired
  Composing(
      Templates templates,
      ObjectProvider<TouchFields> fields,
      Recipients recipients,
      ContactPolicy policy,
      Withdrawals withdrawals,
      FrozenValues frozen) {
    this(
        templates,
        fields.getIfAvailable(() -> Composing::campaignOnly),
        recipients,
        policy,
        withdrawals,
        frozen);
  }

  Composing(
      Templates templates,
      TouchFields fields,
      Recipients recipients,
      ContactPolicy policy,
      Withdrawals withdrawals,
      FrozenValues frozen) {
    this.templates = templates;
    this.fields = fields;
    this.recipients = recipients;
    this.policy = policy;
    this.withdrawals = withdrawals;
    this.frozen = frozen;
  }

  /**
   * @param items those with a message, in the messages' order
   * @param failed those who cannot get one, and why
   */
  record Composed(List<Todo.Item> items, List<OutboundMessage> messages, List<Outcome> failed) {}

  /** The texts that a claim's windows share. */
  ClaimTexts texts(Claim claim) {
    TemplateVersion template = templates.get(claim.templateKey(), claim.templateVersion());
    return new ClaimTexts(
        templates,
        template,
        claim.purpose(),
        template.ownFields().isEmpty()
            ? Map.of()
            : frozen.of(claim.batchId(), claim.month(), claim.members()));
  }

  Composed compose(
      Claim claim, ClaimTexts texts, ChannelDescriptor channel, List<Todo.Item> window) {
    CustomerSet customers = CustomerSet.of(window.stream().mapToInt(Todo.Item::customer).toArray());
    CustomerSet consenting = policy.stillConsenting(claim.channel(), claim.purpose(), customers);
    CustomerSet left = withdrawals.since(claim);
    CustomerSet answered = withdrawals.answeredSince(claim);
    CustomerSet quiet = policy.quietNow(claim.channel(), claim.purpose(), customers);
    Map<Integer, String> keys = recipients.keysOf(customers);
    Map<Integer, String> addresses =
        channel.needsAddress() ? recipients.addresses(claim.channel(), customers) : Map.of();
    Map<Integer, Map<String, String>> values = fields.fieldsOf(claim.plan(), customers);
    Composed composed =
        new Composed(
            new ArrayList<>(window.size()), new ArrayList<>(window.size()), new ArrayList<>());
    for (Todo.Item item : window) {
      Integer customer = item.customer();
      String key = keys.get(customer);
      String address = addresses.get(customer);
      if (left.contains(customer)) {
        composed.failed().add(Outcome.unsent(item, TouchState.LEFT, null));
      } else if (answered.contains(customer)) {
        composed.failed().add(Outcome.unsent(item, TouchState.LEFT, Withdrawals.ANSWERED));
      } else if (!consenting.contains(customer)) {
        composed.failed().add(Outcome.unsent(item, TouchState.NO_CONSENT, "WITHDRAWN"));
      } else if (quiet.contains(customer)) {
        composed.failed().add(Outcome.unsent(item, TouchState.EXPIRED, "QUIET_HOURS"));
      } else if (key == null || (channel.needsAddress() && address == null)) {
        composed.failed().add(Outcome.unsent(item, TouchState.UNREACHABLE, "NO_ADDRESS"));
      } else {
        ClaimTexts.Text text = texts.of(customer, values.getOrDefault(customer, Map.of()));
        Rendered rendered = text.rendered();
        if (rendered == null) {
          composed.failed().add(Outcome.unsent(item, TouchState.NOT_RENDERED, text.refusal()));
        } else {
          composed
              .messages()
              .add(
                  new OutboundMessage(
                      claim.touch(customer).asUuid(),
                      key,
                      address,
                      rendered.subject(),
                      rendered.text(),
                      claim.plan().campaignCode(),
                      text.details(),
                      claim.plannedAt()));
          composed.items().add(item);
        }
      }
    }
    return composed;
  }

  /** Without a campaign module there is only the code. */
  private static Map<Integer, Map<String, String>> campaignOnly(
      TouchPlanRef plan, CustomerSet customers) {
    Map<Integer, Map<String, String>> fields = new HashMap<>();
    customers.forEach(customer -> fields.put(customer, Map.of("campaign", plan.campaignCode())));
    return fields;
  }
}
