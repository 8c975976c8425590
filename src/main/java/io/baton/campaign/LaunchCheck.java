package io.baton.campaign;

import io.baton.engine.TaskFailed;
import io.baton.shared.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Refuses a launch whose manifest is not the signed one, and says what differs. */
@Component
class LaunchCheck {
  private final CurrentManifest current;

  LaunchCheck(CurrentManifest current) {
    this.current = current;
  }

  /** Says which parts are not as they were signed. */
  static final class NotAsSigned extends TaskFailed {
    private static final long serialVersionUID = 1L;

    private final String fields;

    NotAsSigned(String fields) {
      super(CampaignError.CAMPAIGN_MANIFEST_DIFFERS, "not what was signed: " + fields);
      this.fields = fields;
    }

    String fields() {
      return fields;
    }
  }

  /**
   * @throws NotAsSigned CAMPAIGN_MANIFEST_DIFFERS
   */
  void requireAsSigned(Campaign campaign) {
    List<Finding> differences =
        campaign.approved()
            ? current.differencesFromSigned(campaign)
            : List.of(new Finding("/", "UNSIGNED", "nobody signed this manifest"));
    if (!differences.isEmpty()) {
      throw new NotAsSigned(
          differences.stream().map(LaunchCheck::named).collect(Collectors.joining(", ")));
    }
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
