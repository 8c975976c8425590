package io.baton.campaign;

import io.baton.engine.TaskFailed;
import io.baton.shared.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Refuses a launch whose manifest is not the signed one, and says on the campaign what differs. */
@Component
class LaunchCheck {
  private final CurrentManifest current;
  private final Remarks remarks;
  private final TransactionTemplate apart;

  LaunchCheck(CurrentManifest current, Remarks remarks, PlatformTransactionManager transactions) {
    this.current = current;
    this.remarks = remarks;
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * @throws TaskFailed CAMPAIGN_MANIFEST_DIFFERS; the remark about it is kept although the launch
   *     is rolled back
   */
  void requireAsSigned(Campaign campaign) {
    List<Finding> differences =
        campaign.approved()
            ? current.differencesFromSigned(campaign)
            : List.of(new Finding("/", "UNSIGNED", "nobody signed this manifest"));
    if (differences.isEmpty()) {
      return;
    }
    String fields = differences.stream().map(LaunchCheck::named).collect(Collectors.joining(", "));
    apart.executeWithoutResult(
        done -> remarks.add(campaign.number(), "system", Remarks.Verdict.LAUNCH_REFUSED, fields));
    throw new TaskFailed(CampaignError.CAMPAIGN_MANIFEST_DIFFERS, "not what was signed: " + fields);
  }

  /**
   * A field by its place; an element that may not go out by its name, which is what people know.
   */
  private static String named(Finding finding) {
    return finding.code().startsWith("ELEMENT_")
        ? "%s (%s)".formatted(finding.place(), finding.message())
        : finding.place();
  }
}
