package io.baton.campaign;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

enum CampaignError implements ErrorCode {
  CAMPAIGN_UNKNOWN(Kind.NOT_FOUND),
  CAMPAIGN_TASK_UNKNOWN(Kind.NOT_FOUND),
  CAMPAIGN_TEMPLATE_UNKNOWN(Kind.NOT_FOUND),
  /** The plan has holes; the findings name them. */
  CAMPAIGN_INCOMPLETE(Kind.INVALID),
  /** Not possible in the state the campaign is in. */
  CAMPAIGN_WRONG_STATE(Kind.CONFLICT),
  /** Somebody else changed it meanwhile. */
  CAMPAIGN_STALE(Kind.CONFLICT),
  CAMPAIGN_OWN_APPROVAL(Kind.FORBIDDEN),
  /** One person can't give both levels of approval. */
  CAMPAIGN_APPROVED_TWICE(Kind.FORBIDDEN),
  /** The type of the campaign wants the last signature from head office. */
  CAMPAIGN_HEAD_OFFICE_SIGNS(Kind.FORBIDDEN),
  /** The life cycle asks for fewer signatures than the type of the campaign. */
  CAMPAIGN_SIGNATURES_MISSING(Kind.CONFLICT),
  /** What would run is not what was signed; the findings name what differs. */
  CAMPAIGN_MANIFEST_DIFFERS(Kind.CONFLICT),
  CAMPAIGN_COMMENT_MISSING(Kind.INVALID),
  CAMPAIGN_COMMENT_INVALID(Kind.INVALID),
  CAMPAIGN_DUE_INVALID(Kind.INVALID),
  /** Too many watch campaigns live at this moment. */
  CAMPAIGN_STREAMS_BUSY(Kind.BUSY),
  /** The person a task should go to may not sign it. */
  CAMPAIGN_NO_APPROVER(Kind.INVALID),
  PROCESS_KEY_TAKEN(Kind.CONFLICT),
  PROCESS_NOT_FOUND(Kind.NOT_FOUND),
  /** Brought by the product, so an update would bring it again; a copy can be changed. */
  PROCESS_OF_PRODUCT(Kind.CONFLICT),
  /** Somebody published a newer version than the draft began with. */
  PROCESS_STALE(Kind.CONFLICT),
  PROCESS_KEY(Kind.INVALID),
  JOURNEY_DRAFT_NOT_FOUND(Kind.NOT_FOUND),
  /** Saved elsewhere since it was opened, perhaps in another tab. */
  JOURNEY_DRAFT_STALE(Kind.CONFLICT),
  /** Somebody else is drawing; taking over has to be said. */
  JOURNEY_DRAFT_OF_ANOTHER(Kind.CONFLICT);

  private final Kind kind;

  CampaignError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
