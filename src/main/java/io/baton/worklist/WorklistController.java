package io.baton.worklist;

import io.baton.access.Access;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A relationship manager's contacts to make, of the customers of the own branch only. */
@RestController
@RequestMapping("/api/worklist")
@PreAuthorize("hasRole('RELATIONSHIP_MANAGER')")
class WorklistController {
  private static final int PAGE = 20;

  private final Worklist worklist;
  private final Words words;
  private final Closing closing;
  private final Customers customers;
  private final Access access;
  private final Talks talks;

  WorklistController(
      Worklist worklist,
      Words words,
      Closing closing,
      Customers customers,
      Access access,
      ObjectProvider<Talks> talks) {
    this.worklist = worklist;
    this.words = words;
    this.closing = closing;
    this.customers = customers;
    this.access = access;
    this.talks = talks.getIfAvailable(() -> (campaign, customer) -> Talks.Talk.NOTHING);
  }

  record WorkItem(
      UUID id,
      String customer,
      String campaign,
      String words,
      Instant createdAt,
      @Nullable LocalDate callBack,
      List<Talks.TalkLine> talk,
      List<Talks.SentBefore> sent) {
    @Override
    public String toString() {
      return "WorkItem[" + id + "]";
    }
  }

  record WorkPage(List<WorkItem> items, long total) {}

  @GetMapping
  WorkPage open(@RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page) {
    Worklist.Page open =
        worklist.open(customers.visibleTo(access.current()), (long) page * PAGE, PAGE);
    Map<Integer, String> keys =
        customers.keysOf(CustomerSet.of(open.items().stream().mapToInt(Item::customer).toArray()));
    return new WorkPage(open.items().stream().map(item -> item(item, keys)).toList(), open.total());
  }

  private WorkItem item(Item item, Map<Integer, String> keys) {
    Talks.Talk talk = talks.of(item.campaign(), item.customer());
    return new WorkItem(
        item.touchId(),
        keys.getOrDefault(item.customer(), ""),
        item.campaign(),
        words.open(item.touchId(), item.sealed().bytes()),
        item.createdAt(),
        item.callBack(),
        talk.steps(),
        talk.sent());
  }

  record WorkResult(@NotNull ResultCode result, @Nullable LocalDate callBack) {}

  @PostMapping("/{id}/result")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable UUID id, @Valid @RequestBody WorkResult wanted) {
    closing.close("RM_TASK", id, wanted.result(), wanted.callBack());
  }
}
