package io.baton.event;

import io.baton.access.Audit;
import io.baton.event.DeadLetter.LetterState;
import io.baton.event.LetterDesk.Letter;
import io.baton.event.LetterDesk.LetterFacet;
import io.baton.event.ReplayingLetters.LetterEdit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was set aside: found, looked at, mended, tried again. */
@RestController
@RequestMapping("/api/events/dead-letters")
class DeadLetterController {
  private static final String OPERATORS = "hasAnyRole('OPERATOR', 'ADMINISTRATOR')";
  private static final int MOST_LETTERS = 200;
  private static final int MOST_AT_ONCE = 10_000;

  private final LetterDesk desk;
  private final ReplayingLetters replaying;
  private final Audit audit;

  DeadLetterController(LetterDesk desk, ReplayingLetters replaying, Audit audit) {
    this.desk = desk;
    this.replaying = replaying;
    this.audit = audit;
  }

  record DeadLetterPage(List<DeadLetter> items, long total) {}

  record DeadLetterFacets(
      List<LetterFacet> reasons, List<LetterFacet> sources, List<LetterFacet> types) {}

  /**
   * @param payload what may be personal is covered
   * @param fixed what took its place, covered as well
   * @param whole whether all of it was kept, so that it can be tried again
   */
  record DeadLetterView(
      DeadLetter letter,
      tools.jackson.databind.JsonNode payload,
      tools.jackson.databind.@Nullable JsonNode fixed,
      boolean whole) {}

  /** Why somebody has to see the persons in it. */
  record DisclosureReason(@NotNull @Size(min = 5, max = 200) String reason) {}

  record DisclosedLetter(String payload) {
    @Override
    public String toString() {
      return "DisclosedLetter";
    }
  }

  /**
   * @param payload takes the place of all of it
   * @param edits or single values, without seeing the rest
   */
  record LetterMending(
      @Nullable @Size(max = 300_000) String payload,
      @Nullable @Size(max = 50) List<@NotNull @Valid LetterEdit> edits) {}

  /**
   * Either the letters of these numbers, or those that have all of this in common.
   *
   * @param most of the filtered ones, at most 10,000
   */
  record LetterChoice(
      @Nullable @Size(max = MOST_AT_ONCE) List<@NotNull Long> ids,
      @Nullable String reason,
      @Nullable String source,
      @Nullable String type,
      @Nullable Integer most) {}

  record LettersGivenUp(int letters) {}

  @GetMapping
  @PreAuthorize(OPERATORS)
  DeadLetterPage page(
      @RequestParam(defaultValue = "OPEN") LetterState state,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    LetterFilter filter = new LetterFilter(state, reason, source, type);
    int bounded = Math.max(1, Math.min(size, MOST_LETTERS));
    return new DeadLetterPage(desk.page(filter, Math.max(0, page), bounded), desk.count(filter));
  }

  @GetMapping("/facets")
  @PreAuthorize(OPERATORS)
  DeadLetterFacets facets(@RequestParam(defaultValue = "OPEN") LetterState state) {
    return new DeadLetterFacets(
        desk.facet("reason", state), desk.facet("source", state), desk.facet("type", state));
  }

  @GetMapping("/{id}")
  @PreAuthorize(OPERATORS)
  DeadLetterView one(@PathVariable long id) {
    Letter letter = replaying.require(id);
    return new DeadLetterView(
        letter.letter(),
        replaying.covered(letter.payload()),
        letter.fixed() == null ? null : replaying.covered(letter.fixed()),
        letter.whole());
  }

  /** The payload with everything in it; who asked and why is in the audit. */
  @PostMapping("/{id}/disclosure")
  @PreAuthorize("hasRole('OPERATOR')")
  DisclosedLetter disclose(@PathVariable long id, @Valid @RequestBody DisclosureReason why) {
    Letter letter = replaying.require(id);
    audit.record(
        "EVENT_DEAD_LETTER_DISCLOSED",
        "event-dead-letter:" + id,
        Map.of("reason", why.reason().strip()));
    return new DisclosedLetter(ReplayingLetters.text(letter.payload()));
  }

  @PostMapping("/{id}/mend")
  @PreAuthorize("hasRole('OPERATOR')")
  IntakeReport mend(@PathVariable long id, @Valid @RequestBody LetterMending mending) {
    return replaying.mend(
        id, mending.payload(), mending.edits() == null ? List.of() : mending.edits());
  }

  @PostMapping("/replay")
  @PreAuthorize("hasRole('OPERATOR')")
  IntakeReport replay(@Valid @RequestBody LetterChoice choice) {
    return replaying.replay(chosen(choice));
  }

  @PostMapping("/give-up")
  @PreAuthorize("hasRole('OPERATOR')")
  LettersGivenUp giveUp(@Valid @RequestBody LetterChoice choice) {
    return new LettersGivenUp(replaying.giveUp(chosen(choice)));
  }

  private List<Long> chosen(LetterChoice choice) {
    if (choice.ids() != null) {
      return choice.ids();
    }
    int most = choice.most() == null ? MOST_AT_ONCE : choice.most();
    return desk.oldest(
        new LetterFilter(LetterState.OPEN, choice.reason(), choice.source(), choice.type()),
        Math.max(1, Math.min(most, MOST_AT_ONCE)));
  }
}
