package io.baton.tag;

import io.baton.tag.TagLifeCycle.Change;
import io.baton.tag.TagLifeCycle.Standing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A tag's data sheet and its way from draft to retirement. */
@RestController
@RequestMapping("/api/tags/{code}")
class TagSheetController {
  private static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER', 'ADMINISTRATOR')";

  private final TagLifeCycle life;

  TagSheetController(TagLifeCycle life) {
    this.life = life;
  }

  record Written(@NotNull TagSheet sheet, int version) {}

  record Moved(TagState.@NotNull Move move, int version) {}

  /**
   * @param missing what keeps the tag from going online
   * @param moves what can be done next
   */
  record View(
      TagState state,
      TagSheet sheet,
      int version,
      List<String> missing,
      List<TagState.Move> moves) {
    static View of(Standing standing) {
      return new View(
          standing.state(),
          standing.sheet(),
          standing.version(),
          standing.sheet().missing(),
          TagState.Move.of(standing.state()));
    }
  }

  @GetMapping("/sheet")
  @PreAuthorize(READERS)
  View sheet(@PathVariable String code) {
    return View.of(life.standing(code));
  }

  @GetMapping("/sheet/history")
  @PreAuthorize(READERS)
  List<Change> history(@PathVariable String code) {
    return life.history(code);
  }

  @PutMapping("/sheet")
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')")
  View write(@PathVariable String code, @Valid @RequestBody Written written) {
    return View.of(life.write(code, written.sheet(), written.version()));
  }

  /** Approving and sending back need the role APPROVER; the rest those who keep tags. */
  @PostMapping("/moves")
  @PreAuthorize(
      """
      (#moved.move != null and (#moved.move.name() == 'APPROVE' or #moved.move.name() == 'RETURN'))
        ? hasRole('APPROVER') : hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')""")
  View move(@PathVariable String code, @Valid @RequestBody Moved moved) {
    return View.of(life.move(code, moved.move(), moved.version()));
  }
}
