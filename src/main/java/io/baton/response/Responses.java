package io.baton.response;

import io.baton.cohort.CustomerSet;
import java.util.EnumSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who responded to a campaign inside its window. A customer counts once per campaign. */
@Component
public class Responses {
  private final Conversions conversions;

  Responses(Conversions conversions) {
    this.conversions = conversions;
  }

  /** Customers of the treated arm who responded. */
  public CustomerSet responders(long campaignId) {
    return conversions.members(campaignId, EnumSet.of(Arm.TREATED));
  }

  /** Customers of both arms who responded; what effects are computed from. */
  public CustomerSet converted(long campaignId) {
    return conversions.members(campaignId, EnumSet.allOf(Arm.class));
  }

  /** What one customer responded to, the latest first. */
  public List<CustomerResponse> of(int customer) {
    return conversions.of(customer);
  }

  public long count(long campaignId, Arm arm) {
    return conversions.count(campaignId, arm);
  }

  /** First responses per day, in order; days without any are left out. */
  public List<DailyResponses> daily(long campaignId) {
    return conversions.daily(campaignId);
  }
}
