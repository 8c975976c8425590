package io.baton.campaign;

import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One campaign from plan to evaluation. Every move states from which states it is possible; there
 * is no other way to change the state.
 */
@Table("campaign_campaign")
@SuppressWarnings("NullAway.Init")
class Campaign {
  @Id @Nullable Long id;
  @Version int version;
  String code;
  String name;
  String goal;
  String offer;
  CampaignState state = CampaignState.DRAFT;
  String lifeCycle;
  String journey;
  @Nullable String segment;
  @Nullable String trigger;
  String content = "{}";

  /** Keys of the managed elements it is made of, as JSON. */
  String elements = "[]";

  /** Key of its type; null for a campaign that was planned without one. */
  @Nullable String campaignType;

  /** Key of the template it was planned from. */
  @Nullable String template;

  double controlShare;
  String seed;
  int windowDays;
  @Nullable BigDecimal budget;
  @Nullable Instant startAt;
  @Nullable Instant endAt;
  String owner;
  String branchPath;

  /** The campaign it was copied from. */
  @Nullable Long parentId;

  /** Whom it was made to deliver; null for those of the segment when it is submitted. */
  @Nullable Long boundSnapshot;

  @Nullable Long snapshotId;
  @Nullable String manifest;
  @Nullable String manifestHash;
  @Nullable String approvedHash;
  Instant createdAt;
  Instant updatedAt;
  @Nullable Instant submittedAt;
  @Nullable Instant approvedAt;
  @Nullable Instant launchedAt;
  @Nullable Instant finishedAt;
  @Nullable String problem;

  long number() {
    if (id == null) {
      throw new IllegalStateException("not saved yet");
    }
    return id;
  }

  CampaignStart start() {
    return triggered() ? CampaignStart.EVENT : CampaignStart.BATCH;
  }

  boolean triggered() {
    return trigger != null;
  }

  Duration window() {
    return Duration.ofDays(windowDays);
  }

  /** The hash that was signed is the hash of what is planned. */
  boolean approved() {
    return approvedHash != null && approvedHash.equals(manifestHash);
  }

  void submit(Manifest manifest, @Nullable Long snapshot, Instant now) {
    require("submitted", CampaignState.DRAFT);
    this.manifest = manifest.canonical();
    this.manifestHash = manifest.hash();
    this.snapshotId = snapshot;
    this.submittedAt = now;
    this.approvedHash = null;
    this.problem = null;
    move(CampaignState.IN_APPROVAL, now);
  }

  /** Taken back by its owner or refused by an approver. */
  void backToDraft(Instant now) {
    require("taken back", CampaignState.IN_APPROVAL);
    this.approvedHash = null;
    move(CampaignState.DRAFT, now);
  }

  void approve(Instant now) {
    require("approved", CampaignState.IN_APPROVAL);
    this.approvedHash = manifestHash;
    this.approvedAt = now;
    move(CampaignState.APPROVED, now);
  }

  void launch(Instant now) {
    require("launched", CampaignState.APPROVED);
    this.launchedAt = now;
    this.problem = null;
    move(CampaignState.LIVE, now);
  }

  void finish(Instant now) {
    require("finished", CampaignState.LIVE);
    this.finishedAt = now;
    move(CampaignState.FINISHED, now);
  }

  void stop(Instant now) {
    require("stopped", CampaignState.IN_APPROVAL, CampaignState.APPROVED, CampaignState.LIVE);
    this.finishedAt = now;
    move(CampaignState.STOPPED, now);
  }

  void require(String what, CampaignState... possible) {
    for (CampaignState each : possible) {
      if (state == each) {
        return;
      }
    }
    throw new BatonException(
        CampaignError.CAMPAIGN_WRONG_STATE, "a campaign in state " + state + " can't be " + what);
  }

  private void move(CampaignState next, Instant now) {
    this.state = next;
    this.updatedAt = now;
  }
}
