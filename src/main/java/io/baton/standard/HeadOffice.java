package io.baton.standard;

import io.baton.access.Access;
import io.baton.shared.BatonException;
import org.springframework.stereotype.Component;

/** What holds for the whole bank is written by those who see the whole bank. */
@Component
public class HeadOffice {
  private final Access access;

  HeadOffice(Access access) {
    this.access = access;
  }

  public boolean here() {
    return access.current().branchPath().equals("/");
  }

  /**
   * @throws BatonException STANDARD_HEAD_OFFICE_ONLY
   */
  public void require() {
    if (!here()) {
      throw new BatonException(
          StandardError.STANDARD_HEAD_OFFICE_ONLY, "standards are kept by head office");
    }
  }
}
