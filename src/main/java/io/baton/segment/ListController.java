package io.baton.segment;

import io.baton.access.Audit;
import io.baton.segment.ListReading.Refused;
import io.baton.shared.BatonException;
import io.baton.shared.CsvText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Lists of customers on their way into segments, within the caller's branches. */
@RestController
@RequestMapping("/api/segment-lists")
class ListController {
  private static final int SHOWN = 20;

  private final Lists lists;
  private final Audit audit;

  ListController(Lists lists, Audit audit) {
    this.lists = lists;
    this.audit = audit;
  }

  /**
   * @param firstRefused the first lines that named nobody
   */
  record ListReport(
      long id,
      String file,
      @Nullable Long appendedTo,
      long lines,
      long customers,
      long duplicates,
      long unknown,
      long malformed,
      String actor,
      Instant at,
      List<Refused> firstRefused) {}

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @PreAuthorize("hasRole('MARKETER')")
  @ResponseStatus(HttpStatus.CREATED)
  ListReport add(
      @RequestParam("file") MultipartFile file,
      @RequestParam(required = false) @Nullable Long appendTo) {
    String name = file.getOriginalFilename();
    try (InputStream content = file.getInputStream()) {
      return report(lists.add(name == null ? "" : name, content, appendTo));
    } catch (IOException e) {
      throw new BatonException(
          SegmentError.SEGMENT_LIST_UNREADABLE, "the upload cannot be read", e);
    }
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'APPROVER')")
  ListReport one(@PathVariable long id) {
    return report(lists.visible(id));
  }

  /** By line and reason; keys that no customer has are what the file said they are. */
  @GetMapping("/{id}/refused.csv")
  @PreAuthorize("hasRole('MARKETER')")
  void refused(@PathVariable long id, HttpServletResponse response) throws IOException {
    List<Refused> refused = lists.refused(lists.visible(id));
    audit.record("LIST_REFUSALS_EXPORTED", "segment-list:" + id, Map.of("lines", refused.size()));
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"list-" + id + "-refused.csv\"");
    PrintWriter out = response.getWriter();
    out.print("line,reason,key\r\n");
    refused.forEach(
        line ->
            out.print(line.number() + "," + line.reason() + "," + CsvText.of(line.key()) + "\r\n"));
    out.flush();
  }

  private ListReport report(CustomerList list) {
    List<Refused> refused = lists.refused(list);
    return new ListReport(
        list.id(),
        list.file(),
        list.appendedTo(),
        list.lines(),
        list.customers(),
        list.duplicates(),
        list.unknown(),
        list.malformed(),
        list.actor(),
        list.at(),
        refused.subList(0, Math.min(refused.size(), SHOWN)));
  }
}
