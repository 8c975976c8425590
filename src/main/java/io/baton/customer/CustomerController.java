package io.baton.customer;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One customer's page and consent acts for listed customers, within the caller's branches. */
@RestController
@RequestMapping("/api/customers")
class CustomerController {
  private final Customers customers;
  private final VisibleCustomers visible;
  private final CustomerRecords records;
  private final Consents consents;
  private final List<CustomerChapter> chapters;
  private final Access access;
  private final Audit audit;

  CustomerController(
      Customers customers,
      VisibleCustomers visible,
      CustomerRecords records,
      Consents consents,
      List<CustomerChapter> chapters,
      Access access,
      Audit audit) {
    this.customers = customers;
    this.visible = visible;
    this.records = records;
    this.consents = consents;
    this.chapters =
        chapters.stream().sorted(Comparator.comparingInt(CustomerChapter::place)).toList();
    this.access = access;
    this.audit = audit;
  }

  /** A customer of another branch is answered like one who does not exist, and recorded. */
  @GetMapping("/{key}")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER')")
  CustomerView one(@PathVariable String key) {
    int id = require(key);
    CustomerRecords.MaskedCustomer masked = records.masked(id);
    return new CustomerView(
        masked.key(),
        masked.branch(),
        masked.name(),
        masked.email(),
        masked.mobile(),
        chapters.stream().map(CustomerChapter::name).toList(),
        consents.historyOf(id));
  }

  /** What one module knows of the customer; the page asks for each chapter on its own. */
  @GetMapping("/{key}/chapters/{chapter}")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER')")
  CustomerChapter.Facts chapter(@PathVariable String key, @PathVariable String chapter) {
    int id = require(key);
    return chapters.stream()
        .filter(each -> each.name().equals(chapter))
        .findAny()
        .orElseThrow(
            () ->
                new BatonException(
                    CustomerError.CUSTOMER_UNKNOWN_CHAPTER, "there is no such chapter"))
        .of(id);
  }

  private int require(String key) {
    OptionalInt id = customers.idOf(key);
    if (id.isPresent() && customers.visibleTo(access.current()).contains(id.getAsInt())) {
      return id.getAsInt();
    }
    if (id.isPresent()) {
      audit.record("CUSTOMER_OUT_OF_SCOPE", "customer:" + key, Map.of());
    }
    throw new BatonException(CustomerError.CUSTOMER_UNKNOWN, "no such customer");
  }

  /** One act for the listed customers, all of them or none. */
  @PostMapping("/consents/list")
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'RELATIONSHIP_MANAGER')")
  ConsentReceipt recordConsent(@Valid @RequestBody ListedConsent wanted) {
    CustomerSet who = visible.require(wanted.customers());
    String source = wanted.source() == null ? "LIST" : wanted.source();
    if (wanted.kind() == ConsentAct.Kind.WITHDRAW) {
      consents.withdraw(who, wanted.channel(), wanted.purpose(), wanted.evidence(), source);
    } else {
      consents.grant(who, wanted.channel(), wanted.purpose(), wanted.evidence(), source);
    }
    return new ConsentReceipt(who.size());
  }

  record CustomerView(
      String key,
      @Nullable String branch,
      @Nullable String name,
      @Nullable String email,
      @Nullable String mobile,
      List<String> chapters,
      List<ConsentAct> consents) {}

  /** {@code kind} is GRANT where it is not given. */
  record ListedConsent(
      @NotNull @Size(min = 1, max = 10_000) List<@NotNull String> customers,
      @NotNull String channel,
      @NotNull String purpose,
      ConsentAct.@Nullable Kind kind,
      @NotNull String evidence,
      @Nullable String source) {}

  record ConsentReceipt(long customers) {}
}
