package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every campaign that runs or is about to, on one page. */
@RestController
class PortfolioController {
  private final Access access;
  private final Portfolio portfolio;

  PortfolioController(Access access, Portfolio portfolio) {
    this.access = access;
    this.portfolio = portfolio;
  }

  @GetMapping("/api/portfolio")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  List<Portfolio.PortfolioItem> portfolio() {
    Person person = access.current();
    return portfolio.of(person);
  }
}
