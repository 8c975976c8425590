package io.baton.insight;

import io.baton.access.Access;
import io.baton.shared.BatonException;
import org.springframework.stereotype.Component;

/** Models are for all branches, so those who see all branches deploy them. */
@Component
class InsightHeadOffice {
  private final Access access;

  InsightHeadOffice(Access access) {
    this.access = access;
  }

  boolean here() {
    return access.current().branchPath().equals("/");
  }

  /**
   * @throws BatonException INSIGHT_HEAD_OFFICE_ONLY
   */
  void require() {
    if (!here()) {
      throw new BatonException(
          InsightError.INSIGHT_HEAD_OFFICE_ONLY, "models are deployed by head office");
    }
  }
}
