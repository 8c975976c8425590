package io.baton.segment;

import io.baton.access.Audit;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.shared.CsvText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who is in a segment, by customer key and nothing else; every export is on the record. */
@RestController
class MembersController {
  private final Segments segments;
  private final Customers customers;
  private final Audit audit;

  MembersController(Segments segments, Customers customers, Audit audit) {
    this.segments = segments;
    this.customers = customers;
    this.audit = audit;
  }

  @GetMapping("/api/segments/{code}/members.csv")
  @PreAuthorize("hasAnyRole('ANALYST', 'MARKETER')")
  void members(@PathVariable String code, HttpServletResponse response) throws IOException {
    CustomerSet members = segments.evaluate(segments.visible(code));
    audit.record("MEMBERS_EXPORTED", "segment:" + code, Map.of("customers", members.size()));
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + code + ".csv\"");
    PrintWriter out = response.getWriter();
    out.print("customer\r\n");
    customers.forEachKey(members, (key, customer) -> out.print(CsvText.of(key) + "\r\n"));
    out.flush();
  }
}
