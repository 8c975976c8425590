package io.baton.campaign;

import io.baton.access.Person;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The campaigns of the bank, for those who may see them. */
@Component
public class Campaigns {
  private final CampaignRows rows;
  private final Waves waves;
  private final PlanningCampaign planning;
  private final SubmittingCampaign submitting;
  private final ApprovingCampaign approving;

  Campaigns(
      CampaignRows rows,
      Waves waves,
      PlanningCampaign planning,
      SubmittingCampaign submitting,
      ApprovingCampaign approving) {
    this.rows = rows;
    this.waves = waves;
    this.planning = planning;
    this.submitting = submitting;
    this.approving = approving;
  }

  /** Newest first. */
  public List<CampaignFacts> all() {
    return rows.findAll().stream()
        .map(CampaignFacts::of)
        .sorted((a, b) -> Long.compare(b.id(), a.id()))
        .toList();
  }

  /**
   * @throws BatonException CAMPAIGN_UNKNOWN also where the person may not see it
   */
  public CampaignFacts require(String code, Person person) {
    return CampaignFacts.of(find(code, person));
  }

  public Optional<CampaignFacts> find(String code) {
    return rows.findByCode(code).map(CampaignFacts::of);
  }

  /** By number, as the engine and other modules know it. */
  public Optional<CampaignFacts> find(long id) {
    return rows.findById(id).map(CampaignFacts::of);
  }

  /** Empty groups before launch. */
  public CampaignGroups groups(long campaignId) {
    return waves.groups(campaignId);
  }

  /**
   * Those that have been launched of the campaign, the one it was copied from, and its copies, as
   * far as the person may see them; the oldest first.
   */
  public List<CampaignFacts> family(String code, Person person) {
    Campaign self = find(code, person);
    List<Campaign> family = new ArrayList<>(rows.findByParentIdOrderById(self.number()));
    family.add(0, self);
    if (self.parentId != null) {
      rows.findById(self.parentId).ifPresent(parent -> family.add(0, parent));
    }
    return family.stream()
        .filter(each -> each.launchedAt != null && visible(each, person))
        .map(CampaignFacts::of)
        .toList();
  }

  /** A new draft of the person's. */
  public CampaignFacts plan(CampaignPlan plan, Person owner) {
    return CampaignFacts.of(planning.create(plan, owner));
  }

  /** Freezes the audience, writes the manifest and asks for approval. */
  public CampaignFacts submit(String code, Person person) {
    return CampaignFacts.of(submitting.submit(find(code, person), person));
  }

  /** Signs the manifest that waits for approval; for whoever isn't its author. */
  public CampaignFacts approve(String code, Person person, String comment) {
    return CampaignFacts.of(approving.approveAwaiting(find(code, person), person, comment));
  }

  Campaign find(String code, Person person) {
    return rows.findByCode(code)
        .filter(campaign -> visible(campaign, person))
        .orElseThrow(() -> unknown(code));
  }

  /** By number, as reports of other modules name it; empty also where the person may not see it. */
  Optional<Campaign> find(long id, Person person) {
    return rows.findById(id).filter(campaign -> visible(campaign, person));
  }

  static BatonException unknown(String code) {
    return new BatonException(CampaignError.CAMPAIGN_UNKNOWN, "there is no campaign " + code);
  }

  List<Campaign> visibleTo(Person person) {
    return rows.findAll().stream()
        .filter(campaign -> visible(campaign, person))
        .sorted((a, b) -> Long.compare(b.number(), a.number()))
        .toList();
  }

  /** A branch sees its own campaigns and those of the branches below it. */
  static boolean visible(Campaign campaign, Person person) {
    return campaign.branchPath.startsWith(person.branchPath());
  }
}
