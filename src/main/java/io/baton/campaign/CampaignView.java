package io.baton.campaign;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A campaign as its page shows it.
 *
 * @param version to be sent back with a change
 * @param campaignType key of its type
 * @param template key of the template it was planned from
 * @param delivered the frozen members of the segment that it was made to deliver; null where it
 *     takes whoever is in the segment when it is submitted
 * @param parent the campaign it was copied from, where the person may see it
 * @param may what the person asking may do now
 */
record CampaignView(
    @JsonUnwrapped CampaignSummary summary,
    int version,
    String goal,
    String offer,
    String lifeCycle,
    @Nullable JsonNode trigger,
    Map<String, String> content,
    List<CampaignPart> elements,
    @Nullable String campaignType,
    @Nullable String template,
    double controlShare,
    String seed,
    int windowDays,
    @Nullable BigDecimal budget,
    @Nullable Instant startAt,
    @Nullable Instant endAt,
    @Nullable JsonNode manifest,
    @Nullable String manifestHash,
    @Nullable String approvedHash,
    boolean paused,
    List<Touch> touches,
    List<Phase> phases,
    List<Remarks.Remark> comments,
    @Nullable Delivered delivered,
    @Nullable CampaignParent parent,
    List<CampaignAction> may) {

  /** What can be done with a campaign. */
  enum CampaignAction {
    REVISE,
    SUBMIT,
    WITHDRAW,
    PAUSE,
    RESUME,
    STOP
  }

  /** The six parts of every campaign. */
  enum PhaseName {
    PLAN,
    APPROVE,
    LAUNCH,
    TOUCH,
    RESPOND,
    EVALUATE
  }

  /** How far a phase is. */
  enum PhaseState {
    DONE,
    CURRENT,
    AHEAD
  }

  record CampaignParent(String code, String name) {}

  record Delivered(long snapshot, long count, String hash, Instant at) {}

  /**
   * A managed element of the campaign.
   *
   * @param version the pinned one; in a draft the one that would be pinned now, or null
   * @param usable the version that a campaign submitted now would get; null if there is none
   * @param named false where another element relies on it
   */
  record CampaignPart(
      String key,
      String kind,
      String name,
      @Nullable Integer version,
      @Nullable Integer usable,
      boolean named) {}

  /** One place of the journey where customers are contacted. */
  record Touch(String element, String name, String channel, String template) {}

  /** One of the six phases. */
  record Phase(PhaseName phase, PhaseState state, @Nullable Instant at) {}
}
