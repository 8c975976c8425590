package io.baton.standard.entry;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.customer.Customers;
import io.baton.customer.VisibleCustomers;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.standard.entry.EntryCheck.Checked;
import io.baton.tag.Tags;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what people enter: one customer's value, or a list. */
@Component
class Entering {
  private final ManualTags manual;
  private final EntryRules rules;
  private final BatchBook batches;
  private final ManualValues values;
  private final Tags tags;
  private final Customers customers;
  private final VisibleCustomers visible;
  private final Access access;
  private final Audit audit;

  Entering(
      ManualTags manual,
      EntryRules rules,
      BatchBook batches,
      ManualValues values,
      Tags tags,
      Customers customers,
      VisibleCustomers visible,
      Access access,
      Audit audit) {
    this.manual = manual;
    this.rules = rules;
    this.batches = batches;
    this.values = values;
    this.tags = tags;
    this.customers = customers;
    this.visible = visible;
    this.access = access;
    this.audit = audit;
  }

  /**
   * What became of a list.
   *
   * @param batch null where no line could be taken
   * @param refused lines that were not taken, the first of them in {@code findings}
   */
  record ListTaken(
      @Nullable Long batch,
      Batch.@Nullable State state,
      long lines,
      long taken,
      long refused,
      List<Finding> findings) {}

  /**
   * @param value null to take it away
   * @throws BatonException ENTRY_REFUSED with a finding for each rule that it breaks,
   *     ENTRY_TAG_UNKNOWN, TAG_NOT_ONLINE, CUSTOMER_UNKNOWN also for customers of other branches
   */
  @Transactional
  Batch one(String tagCode, String key, @Nullable String value) {
    ManualTag tag = open(tagCode);
    int customer = visible.require(key);
    Checked checked = check(tag).of("/value", value);
    if (!checked.findings().isEmpty()) {
      throw new BatonException(
          EntryError.ENTRY_REFUSED, checked.findings().get(0).message(), checked.findings());
    }
    Map<Integer, @Nullable String> entry = new HashMap<>();
    entry.put(customer, checked.value());
    return enter(tag, entry);
  }

  /**
   * The good lines of a list, in one batch.
   *
   * @throws BatonException ENTRY_UNREADABLE, ENTRY_TOO_MANY, and as {@link #one}
   */
  @Transactional
  ListTaken list(String tagCode, EntryList list) {
    ManualTag tag = open(tagCode);
    EntryReport report = new EntryReport(list, check(tag));
    Map<String, Integer> ids = customers.idsOf(list.keys());
    Map<Integer, @Nullable String> entries =
        report.take(ids, customers.visibleTo(access.current()));
    if (entries.isEmpty()) {
      return new ListTaken(null, null, list.size(), 0, report.refused(), report.findings());
    }
    Batch batch = enter(tag, entries);
    return new ListTaken(
        batch.id(),
        batch.state(),
        list.size(),
        entries.size(),
        report.refused(),
        report.findings());
  }

  private ManualTag open(String code) {
    ManualTag tag = manual.get(code);
    tags.requireOnline(List.of(code), List.of());
    return tag;
  }

  EntryCheck check(ManualTag tag) {
    return new EntryCheck(tag, tag.rules().stream().map(rules::get).map(rules::compile).toList());
  }

  private Batch enter(ManualTag tag, Map<Integer, @Nullable String> entries) {
    Batch.State state = tag.review() ? Batch.State.WAITING : Batch.State.TAKEN;
    long id =
        batches.add(tag.tag(), state, entries, access.current().branchPath(), access.callerName());
    if (state == Batch.State.TAKEN) {
      values.take(tag, new LinkedHashMap<>(entries), id);
    }
    audit.record(
        "ENTRY_MADE",
        "tag:" + tag.tag(),
        Map.of("batch", id, "entries", entries.size(), "state", state.name()));
    return batches.find(id).orElseThrow();
  }
}
