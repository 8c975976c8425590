package io.baton.tag.compute;

import io.baton.tag.compute.ImportingTags.MovingReport;
import java.util.List;
import java.util.Objects;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tags from one environment to another. */
@RestController
@RequestMapping("/api/tag-files")
@PreAuthorize("hasAnyRole('MARKETER', 'ADMINISTRATOR')")
class MovingController {
  private final ExportingTags exporting;
  private final ImportingTags importing;

  MovingController(ExportingTags exporting, ImportingTags importing) {
    this.exporting = exporting;
    this.importing = importing;
  }

  record MovingChoice(List<String> tags) {
    MovingChoice {
      Objects.requireNonNull(tags, "tags");
    }
  }

  /** The named tags with all that they rest on. */
  @PostMapping("/export")
  MovingFile export(@RequestBody MovingChoice choice) {
    return exporting.of(choice.tags());
  }

  /** What a file would change; nothing is changed. */
  @PostMapping("/check")
  MovingReport check(@RequestBody MovingFile file) {
    return importing.check(file);
  }

  /** Makes the new tags of a file drafts and computes them. */
  @PostMapping("/import")
  MovingReport take(@RequestBody MovingFile file) {
    return importing.take(file);
  }
}
