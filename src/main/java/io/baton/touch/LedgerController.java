package io.baton.touch;

import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the ledger still remembers of each single touch, month by month. */
@RestController
class LedgerController {
  private final Retention retention;

  LedgerController(Retention retention) {
    this.retention = retention;
  }

  /** The youngest first; those that were dropped stay in the list. */
  @GetMapping("/api/dispatch/months")
  @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
  List<Retention.LedgerMonth> months() {
    return retention.all();
  }
}
