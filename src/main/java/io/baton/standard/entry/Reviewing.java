package io.baton.standard.entry;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.access.SecondLook;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.standard.entry.EntryCheck.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second person's look at what was entered; only then it counts. */
@Component
class Reviewing {
  private static final SecondLook LOOK =
      new SecondLook(
          EntryError.ENTRY_NOTE_MISSING, EntryError.ENTRY_OWN_REVIEW, EntryError.ENTRY_DECIDED);
  private static final int SHOWN = 200;

  private final BatchBook batches;
  private final ManualBook book;
  private final ManualTags manual;
  private final Entering entering;
  private final ManualValues values;
  private final Customers customers;
  private final Access access;
  private final Audit audit;

  Reviewing(
      BatchBook batches,
      ManualBook book,
      ManualTags manual,
      Entering entering,
      ManualValues values,
      Customers customers,
      Access access,
      Audit audit) {
    this.batches = batches;
    this.book = book;
    this.manual = manual;
    this.entering = entering;
    this.values = values;
    this.customers = customers;
    this.access = access;
    this.audit = audit;
  }

  /**
   * One customer's entry beside what counts now.
   *
   * @param value null where the value is to be taken away
   */
  record EntryLine(String customer, @Nullable String before, @Nullable String value) {
    @Override
    public String toString() {
      return "EntryLine";
    }
  }

  List<Batch> waiting() {
    return batches.waiting(access.current().branchPath());
  }

  List<Batch> of(String tag) {
    return batches.of(manual.get(tag).tag(), access.current().branchPath());
  }

  /**
   * @throws BatonException ENTRY_REVIEW_UNKNOWN also where customers of it are of other branches
   */
  Batch get(long id) {
    Batch batch = batches.find(id).orElseThrow(Reviewing::unknown);
    requireVisible(batches.entries(id));
    return batch;
  }

  /** The first lines of a batch. */
  List<EntryLine> lines(Batch batch) {
    Map<Integer, @Nullable String> entries = batches.entries(batch.id());
    List<Integer> first = entries.keySet().stream().limit(SHOWN).toList();
    Map<Integer, String> keys = customers.keysOf(set(first));
    Map<Integer, String> before = book.values(batch.tag(), first);
    List<EntryLine> lines = new ArrayList<>();
    for (int customer : first) {
      lines.add(
          new EntryLine(
              keys.getOrDefault(customer, ""), before.get(customer), entries.get(customer)));
    }
    return lines;
  }

  /**
   * @throws BatonException ENTRY_REVIEW_UNKNOWN, ENTRY_OWN_REVIEW, ENTRY_DECIDED,
   *     ENTRY_NOTE_MISSING, and ENTRY_REFUSED where the rules have changed since
   */
  @Transactional
  Batch decide(long id, boolean accept, @Nullable String note) {
    Batch batch = get(id);
    Batch.State state = accept ? Batch.State.ACCEPTED : Batch.State.RETURNED;
    LOOK.take(
        new SecondLook.Word(access.callerName(), accept, note),
        batch.enteredBy(),
        (by, said) -> batches.decide(id, state, by, said));
    if (accept) {
      ManualTag tag = manual.get(batch.tag());
      Map<Integer, @Nullable String> entries = batches.entries(id);
      requireRules(tag, entries);
      values.take(tag, entries, id);
    }
    audit.record(
        accept ? "ENTRY_ACCEPTED" : "ENTRY_RETURNED",
        "tag:" + batch.tag(),
        Map.of("batch", id, "entries", batch.entries(), "enteredBy", batch.enteredBy()));
    return batches.find(id).orElseThrow();
  }

  private void requireRules(ManualTag tag, Map<Integer, @Nullable String> entries) {
    EntryCheck check = entering.check(tag);
    List<Finding> findings = new ArrayList<>();
    int place = 0;
    for (String value : entries.values()) {
      Checked checked = check.of("/entries/" + place++, value);
      if (findings.size() < SHOWN) {
        findings.addAll(checked.findings());
      }
    }
    if (!findings.isEmpty()) {
      throw new BatonException(
          EntryError.ENTRY_REFUSED, "the rules have changed since it was entered", findings);
    }
  }

  private void requireVisible(Map<Integer, @Nullable String> entries) {
    if (!customers.visibleTo(access.current()).containsAll(set(List.copyOf(entries.keySet())))) {
      throw unknown();
    }
  }

  private static CustomerSet set(List<Integer> ids) {
    return CustomerSet.of(ids.stream().mapToInt(Integer::intValue).toArray());
  }

  private static BatonException unknown() {
    return new BatonException(EntryError.ENTRY_REVIEW_UNKNOWN, "there is no such entry");
  }
}
