package io.baton.evaluation;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.campaign.CampaignFacts;
import io.baton.campaign.CampaignGroups;
import io.baton.campaign.Campaigns;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.response.Responses;
import io.baton.shared.CsvText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/campaigns/{code}")
class ReportsController {
  private final Access access;
  private final Campaigns campaigns;
  private final Reports reports;
  private final Funnel funnel;
  private final Responses responses;
  private final Customers customers;
  private final Audit audit;

  ReportsController(
      Access access,
      Campaigns campaigns,
      Reports reports,
      Funnel funnel,
      Responses responses,
      Customers customers,
      Audit audit) {
    this.access = access;
    this.campaigns = campaigns;
    this.reports = reports;
    this.funnel = funnel;
    this.responses = responses;
    this.customers = customers;
    this.audit = audit;
  }

  @GetMapping("/report")
  @PreAuthorize("isAuthenticated()")
  Report report(@PathVariable String code) {
    return reports.of(campaigns.require(code, access.current()));
  }

  /**
   * The campaign beside the one it was copied from and its copies, each against its own control
   * group.
   */
  @GetMapping("/comparison")
  @PreAuthorize("isAuthenticated()")
  List<ComparedCampaign> comparison(@PathVariable String code) {
    return campaigns.family(code, access.current()).stream()
        .map(reports::of)
        .map(
            report ->
                new ComparedCampaign(
                    report.code(),
                    report.name(),
                    report.control(),
                    report.treated(),
                    report.effect(),
                    report.isFinal()))
        .toList();
  }

  /**
   * @param effect null while there is nobody in one of the groups
   */
  record ComparedCampaign(
      String code,
      String name,
      Report.Group control,
      Report.Group treated,
      @Nullable Effect effect,
      boolean isFinal) {}

  @GetMapping("/funnel")
  @PreAuthorize("isAuthenticated()")
  FunnelView funnel(@PathVariable String code) {
    CampaignFacts campaign = campaigns.require(code, access.current());
    Funnel.Places places = funnel.of(campaign.id(), campaigns.groups(campaign.id()));
    return new FunnelView(
        places.audience(),
        places.control().size(),
        places.touched().size(),
        places.reasons(),
        funnel.steps(campaign.id()));
  }

  /**
   * Everyone of the audience with arm and place, to recount a report by hand. Rows are written in
   * order of the customers' internal number, in bounded memory.
   */
  @GetMapping("/assignments.csv")
  @PreAuthorize("hasAnyRole('ANALYST', 'MARKETER')")
  void assignments(@PathVariable String code, HttpServletResponse response) throws IOException {
    CampaignFacts campaign = campaigns.require(code, access.current());
    CampaignGroups groups = campaigns.groups(campaign.id());
    Funnel.Places places = funnel.of(campaign.id(), groups);
    CustomerSet converted = responses.converted(campaign.id());
    audit.record(
        "ASSIGNMENTS_EXPORTED", "campaign:" + code, Map.of("customers", groups.audience().size()));
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + campaign.code() + ".csv\"");
    PrintWriter out = response.getWriter();
    out.print("customer,arm,place,converted\r\n");
    customers.forEachKey(
        groups.audience(),
        (key, customer) -> {
          boolean control = groups.control().contains(customer);
          out.print(CsvText.of(key));
          out.print(control ? ",CONTROL," : ",TREATED,");
          out.print(places.placeOf(customer));
          out.print(converted.contains(customer) ? ",1\r\n" : ",0\r\n");
        });
    out.flush();
  }

  record FunnelView(
      long audience,
      long control,
      long touched,
      Map<String, Long> refused,
      List<Funnel.Step> steps) {}
}
