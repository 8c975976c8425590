package io.baton.campaign;

import io.baton.customer.CustomerChapter;
import io.baton.customer.CustomerFact;
import io.baton.response.CustomerResponse;
import io.baton.response.Responses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a customer responded to, in the treated group or in the control group. */
@Component
class ResponsesOfCustomer implements CustomerChapter {
  private final Responses responses;
  private final CampaignRows campaigns;

  ResponsesOfCustomer(Responses responses, CampaignRows campaigns) {
    this.responses = responses;
    this.campaigns = campaigns;
  }

  @Override
  public String name() {
    return "responses";
  }

  @Override
  public int place() {
    return 40;
  }

  @Override
  public Facts of(int customer) {
    List<CustomerResponse> found = responses.of(customer);
    Map<Long, Campaign> named =
        campaigns
            .findAllById(found.stream().map(CustomerResponse::campaignId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(campaign -> campaign.id, Function.identity()));
    List<CustomerFact> facts = new ArrayList<>();
    for (CustomerResponse response : found) {
      Campaign campaign = named.get(response.campaignId());
      if (campaign != null) {
        facts.add(fact(response, campaign));
      }
    }
    return Facts.all(facts);
  }

  private static CustomerFact fact(CustomerResponse response, Campaign campaign) {
    return new CustomerFact(
        response.arm().name(),
        campaign.code,
        campaign.name,
        campaign.name,
        List.of(),
        null,
        null,
        response.source(),
        response.at(),
        Set.of());
  }
}
