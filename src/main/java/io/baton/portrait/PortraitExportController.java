package io.baton.portrait;

import io.baton.access.Audit;
import io.baton.portrait.Portrait.Cell;
import io.baton.portrait.Portrait.Measure;
import io.baton.portrait.Portrait.TagPortrait;
import io.baton.shared.CsvText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The portrait as a file; every export is on the record. */
@RestController
class PortraitExportController {
  private static final int ALL = 500;

  private final Portraits portraits;
  private final Audit audit;

  PortraitExportController(Portraits portraits, Audit audit) {
    this.portraits = portraits;
    this.audit = audit;
  }

  @GetMapping("/api/portraits/{segment}/portrait.csv")
  @PreAuthorize("hasAnyRole('ANALYST', 'MARKETER')")
  void export(@PathVariable String segment, HttpServletResponse response) throws IOException {
    Portrait portrait = portraits.of(Question.of(segment, null, ALL));
    audit.record(
        "PORTRAIT_EXPORTED",
        "segment:" + segment,
        Map.of("tags", portrait.tags().size(), "exact", !portrait.coarse()));
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"" + portrait.groups().get(0).code() + "-portrait.csv\"");
    PrintWriter out = response.getWriter();
    out.print("tag,dimension,attribute,value,from,to,count,share,base,base_share,index\r\n");
    for (TagPortrait tag : portrait.tags()) {
      for (Cell cell : tag.cells()) {
        out.print(line(tag, cell));
      }
    }
    out.flush();
  }

  private static String line(TagPortrait tag, Cell cell) {
    Measure measure = cell.groups().get(0);
    StringJoiner line = new StringJoiner(",", "", "\r\n");
    line.add(CsvText.of(tag.code()));
    line.add(text(tag.dimension()));
    line.add(text(tag.attribute()));
    line.add(text(cell.slot().value()));
    line.add(text(cell.slot().from()));
    line.add(text(cell.slot().to()));
    line.add(text(measure.count()));
    line.add(text(measure.share()));
    line.add(text(cell.base()));
    line.add(text(cell.baseShare()));
    line.add(text(measure.index()));
    return line.toString();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : CsvText.of(value.toString());
  }
}
