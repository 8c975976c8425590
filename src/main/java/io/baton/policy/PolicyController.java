package io.baton.policy;

import io.baton.access.Access;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.customer.VisibleCustomers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The contact policy over HTTP. A customer of another branch is answered like nobody. */
@RestController
@RequestMapping("/api/policy")
class PolicyController {
  private static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR',"
          + " 'RELATIONSHIP_MANAGER')";
  private static final String KEEPERS = "hasAnyRole('OPERATOR', 'ADMINISTRATOR')";

  private final PolicyView view;
  private final PolicySettings settings;
  private final TakingBackListAct takingBack;
  private final CapsEffect effect;
  private final ExplainingContact explaining;
  private final PressureReport pressure;
  private final VisibleCustomers customers;
  private final Customers everybody;
  private final Access access;

  PolicyController(
      PolicyView view,
      PolicySettings settings,
      TakingBackListAct takingBack,
      CapsEffect effect,
      ExplainingContact explaining,
      PressureReport pressure,
      VisibleCustomers customers,
      Customers everybody,
      Access access) {
    this.view = view;
    this.settings = settings;
    this.takingBack = takingBack;
    this.effect = effect;
    this.explaining = explaining;
    this.pressure = pressure;
    this.customers = customers;
    this.everybody = everybody;
    this.access = access;
  }

  @GetMapping
  @PreAuthorize(READERS)
  PolicyView.Page page() {
    return view.page();
  }

  @GetMapping("/caps")
  @PreAuthorize(READERS)
  List<PolicyView.Line> caps(@RequestParam @Size(max = 32) List<String> channels) {
    return view.caps(channels);
  }

  /** What a table of caps, as sent, would mean for the caller's customers. */
  @PostMapping(value = "/caps/effect", consumes = MediaType.APPLICATION_XML_VALUE)
  @PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'APPROVER', 'OPERATOR', 'ADMINISTRATOR')")
  CapsEffect.CapsEffectReport effect(
      @RequestParam @Size(min = 1, max = 32) List<String> channels, @RequestBody byte[] dmn) {
    return effect.of(dmn, channels, everybody.visibleTo(access.current()));
  }

  /** Whether this customer may be contacted now, and what every stage says. */
  @GetMapping("/customers/{key}")
  @PreAuthorize(READERS)
  ExplainingContact.Explanation explain(
      @PathVariable String key,
      @RequestParam String channel,
      @RequestParam(defaultValue = "MARKETING") String purpose) {
    return explaining.explain(customers.require(key), new Contact(0, channel, purpose, null));
  }

  /** How much the caller's customers are contacted, and how full the caps are. */
  @GetMapping("/pressure")
  @PreAuthorize(READERS)
  PressureReport.Pressure pressure(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    return pressure.of(days, everybody.visibleTo(access.current()));
  }

  record QuietHours(@NotNull LocalTime begins, @NotNull LocalTime ends) {}

  @PutMapping("/quiet-hours/{channel}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void quiet(@PathVariable String channel, @Valid @RequestBody QuietHours hours) {
    settings.quiet(channel, hours.begins(), hours.ends());
  }

  @DeleteMapping("/quiet-hours/{channel}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void noQuiet(@PathVariable String channel) {
    settings.noQuiet(channel);
  }

  record Name(@NotNull String name) {}

  @PutMapping("/holidays/{day}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void holiday(@PathVariable LocalDate day, @Valid @RequestBody Name name) {
    settings.holiday(day, name.name());
  }

  @DeleteMapping("/holidays/{day}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void noHoliday(@PathVariable LocalDate day) {
    settings.noHoliday(day);
  }

  record Limits(@Nullable Integer perMinute, @Nullable Integer perDay) {}

  /** The branch {@code *} is the channel as a whole. */
  @PutMapping("/capacities/{channel}/{branch}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void capacity(
      @PathVariable String channel,
      @PathVariable String branch,
      @Valid @RequestBody Limits limits) {
    settings.capacity(new Capacities.Limit(channel, branch, limits.perMinute(), limits.perDay()));
  }

  @DeleteMapping("/capacities/{channel}/{branch}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void noCapacity(@PathVariable String channel, @PathVariable String branch) {
    settings.noCapacity(channel, branch);
  }

  /** {@code kind} is ADD where it is not given; without {@code from} it holds at once. */
  record Listed(
      @NotNull @Size(min = 1, max = 10_000) List<@NotNull String> customers,
      ListAct.@Nullable Kind kind,
      @Nullable Instant from,
      @Nullable Instant until,
      @NotNull String reason) {}

  record Receipt(long customers) {}

  /**
   * @param act by which it can be taken back
   */
  record ListReceipt(long act, long customers) {}

  /** One act for the listed customers, all of them or none. */
  @PostMapping("/lists/{list}")
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR', 'RELATIONSHIP_MANAGER')")
  ListReceipt list(@PathVariable ListKind list, @Valid @RequestBody Listed wanted) {
    CustomerSet who = customers.require(wanted.customers());
    long act =
        settings.list(
            list,
            wanted.kind() == null ? ListAct.Kind.ADD : wanted.kind(),
            who,
            wanted.from(),
            wanted.until(),
            wanted.reason());
    return new ListReceipt(act, who.size());
  }

  /** The list is as if the caller's act had not been, but for those whom later acts were about. */
  @PostMapping("/list-acts/{act}/undo")
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR', 'RELATIONSHIP_MANAGER')")
  Receipt takeBack(@PathVariable long act) {
    return new Receipt(takingBack.takeBack(act));
  }

  record Zoned(
      @NotNull @Size(min = 1, max = 10_000) List<@NotNull String> customers,
      @NotNull String zone) {}

  /** These customers live in that zone. */
  @PostMapping("/zones")
  @PreAuthorize(KEEPERS)
  Receipt zone(@Valid @RequestBody Zoned wanted) {
    CustomerSet who = customers.require(wanted.customers());
    settings.zone(who, wanted.zone());
    return new Receipt(who.size());
  }
}
