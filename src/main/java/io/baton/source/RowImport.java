package io.baton.source;

import io.baton.cohort.FieldType;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.customer.RegisterReport;
import io.baton.shared.BatonException;
import io.baton.source.Mapping.Kept;
import io.baton.source.Rejection.Code;
import io.baton.source.csv.FieldReading;
import io.baton.source.csv.RowSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Turns the rows of a file into customers and staged rows, in batches. A row that does not fit is
 * rejected with its first fault; the others go on. A key that comes twice is known by the
 * customer's id, which takes a bit and not a text.
 */
final class RowImport implements RowSink {
  private static final int BATCH = 10_000;
  private static final int LONGEST_TEXT = 4_000;

  private final Mapping mapping;
  private final Customers customers;
  private final StagedRows staged;
  private final RejectedRows rejected;
  private final Runnable progress;
  private final List<Draft> batch = new ArrayList<>();
  private final Set<String> keysOfBatch = new HashSet<>();
  private final RoaringBitmap seen = new RoaringBitmap();
  private final List<FieldReading> readings;
  private final @Nullable ColumnDemand[] demands;
  private final int[] places;
  private List<String> header = List.of();
  private int key = -1;
  private int branch = -1;
  private int name = -1;
  private int email = -1;
  private int mobile = -1;
  private long rows;
  private long addressesLeftOut;

  private record Draft(long line, NewCustomer customer, @Nullable String[] values) {}

  RowImport(
      Mapping mapping,
      Demanded demanded,
      Customers customers,
      StagedRows staged,
      RejectedRows rejected,
      Runnable progress) {
    this.mapping = mapping;
    this.customers = customers;
    this.staged = staged;
    this.rejected = rejected;
    this.progress = progress;
    this.readings =
        mapping.kept().stream().map(c -> new FieldReading(c.type(), c.scale())).toList();
    this.demands =
        mapping.kept().stream()
            .map(column -> demanded.of(column.name()))
            .toArray(ColumnDemand[]::new);
    this.places = new int[mapping.kept().size()];
  }

  long rows() {
    return rows;
  }

  /** E-mail addresses and mobile numbers that cannot be used; their rows are accepted. */
  long addressesLeftOut() {
    return addressesLeftOut;
  }

  long accepted() {
    return seen.getLongCardinality();
  }

  ImportBook.Progress progress() {
    return new ImportBook.Progress(rows, accepted(), rejected.count(), addressesLeftOut);
  }

  @Override
  public void header(List<String> names) {
    header = List.copyOf(names);
    for (int i = 0; i < places.length; i++) {
      places[i] = header.indexOf(mapping.kept().get(i).name());
    }
    key = place(mapping.key());
    branch = place(mapping.branch());
    name = place(mapping.customerName());
    email = place(mapping.email());
    mobile = place(mapping.mobile());
  }

  private int place(@Nullable String column) {
    return column == null ? -1 : header.indexOf(column);
  }

  @Override
  public void row(long line, long number, @Nullable String[] fields, int count) {
    rows++;
    Rejection fault = fault(line, fields, count);
    if (fault == null) {
      add(line, number, fields);
    } else {
      rejected.add(fault);
    }
  }

  @Override
  public void unreadable(long line, String reason) {
    rows++;
    rejected.add(Rejection.ofRow(line, Code.UNREADABLE, reason));
  }

  private @Nullable Rejection fault(long line, @Nullable String[] fields, int count) {
    if (count != header.size()) {
      return Rejection.ofRow(
          line,
          count < header.size() ? Code.TOO_FEW_FIELDS : Code.TOO_MANY_FIELDS,
          count + " fields instead of " + header.size());
    }
    if (key >= 0 && stripped(fields, key) == null) {
      return at(line, key, Code.MISSING_KEY, "the key is empty", null);
    }
    if (key >= 0 && !Customers.isKey(String.valueOf(stripped(fields, key)))) {
      return at(
          line,
          key,
          Code.INVALID_KEY,
          "a key has at most 64 characters, no line breaks",
          fields[key]);
    }
    return null;
  }

  private void add(long line, long number, @Nullable String[] fields) {
    @Nullable String[] values = new String[places.length];
    Rejection fault = null;
    for (int i = 0; i < places.length; i++) {
      // After a fault only those go on who count what comes in.
      if (fault == null || demands[i] != null) {
        Rejection another = read(line, i, fields[places[i]], values);
        fault = fault == null ? another : fault;
      }
    }
    if (fault != null) {
      rejected.add(fault);
      return;
    }
    String customerKey = key < 0 ? mapping.code() + "-" + number : stripped(fields, key);
    if (customerKey == null || !keysOfBatch.add(customerKey)) {
      rejectDuplicate(line, customerKey);
      return;
    }
    NewCustomer customer =
        new NewCustomer(
            customerKey,
            stripped(fields, branch),
            stripped(fields, name),
            stripped(fields, email),
            stripped(fields, mobile));
    batch.add(new Draft(line, customer, values));
    if (batch.size() == BATCH) {
      flush();
    }
  }

  /** Puts the value into its place, or says why it can't be there. */
  private @Nullable Rejection read(
      long line, int i, @Nullable String text, @Nullable String[] values) {
    String value = text == null ? null : readings.get(i).read(text);
    if (text != null && value == null) {
      Kept column = mapping.kept().get(i);
      return at(line, places[i], misfit(column.type()), readings.get(i).fault(), text);
    }
    if (value != null && value.length() > LONGEST_TEXT) {
      String reason = "a text has at most " + LONGEST_TEXT + " characters";
      return at(line, places[i], Code.TOO_LONG, reason, text);
    }
    values[i] = value == null || value.isEmpty() ? null : value;
    ColumnDemand demand = demands[i];
    if (demand == null) {
      return null;
    }
    ColumnDemand.Answer answer = demand.take(values[i]);
    if (answer instanceof ColumnDemand.Refuse refused) {
      return at(line, places[i], Code.valueOf(refused.fault().name()), refused.reason(), text);
    }
    values[i] = ((ColumnDemand.Keep) answer).value();
    return null;
  }

  private static Code misfit(FieldType type) {
    return switch (type) {
      case NUMBER -> Code.NOT_A_NUMBER;
      case DATE -> Code.NOT_A_DATE;
      case BOOLEAN, ENUM, MULTI -> Code.NOT_A_BOOLEAN;
    };
  }

  private static @Nullable String stripped(@Nullable String[] fields, int place) {
    String text = place < 0 ? null : fields[place];
    return text == null || text.isBlank() ? null : text.strip();
  }

  private void rejectDuplicate(long line, @Nullable String customerKey) {
    rejected.add(at(line, key, Code.DUPLICATE_KEY, "an earlier row has the same key", customerKey));
  }

  private Rejection at(long line, int place, Code code, String reason, @Nullable String value) {
    return new Rejection(line, header.get(place), place + 1, reason, code, value);
  }

  /** Registers what is waiting; to be called once more at the end of the file. */
  void flush() {
    if (mapping.tellsOfCustomers()) {
      dropThoseSeen();
    }
    RegisterReport registered = customers.register(batch.stream().map(Draft::customer).toList());
    addressesLeftOut += registered.addressesLeftOut();
    int[] ids = registered.ids();
    for (int i = 0; i < ids.length; i++) {
      Draft draft = batch.get(i);
      if (seen.checkedAdd(ids[i])) {
        staged.add(ids[i], draft.values());
      } else {
        rejectDuplicate(draft.line(), draft.customer().key());
      }
    }
    batch.clear();
    keysOfBatch.clear();
    progress.run();
  }

  /** Before they are registered: a second row must not overwrite what the first one told. */
  private void dropThoseSeen() {
    Map<String, Integer> known = customers.idsOf(keysOfBatch);
    batch.removeIf(
        draft -> {
          Integer id = known.get(draft.customer().key());
          boolean again = id != null && seen.contains(id);
          if (again) {
            rejectDuplicate(draft.line(), draft.customer().key());
          }
          return again;
        });
  }

  /**
   * @throws BatonException SOURCE_EVERY_ROW_REJECTED: a source without rows is a wrong mapping
   */
  void requireRows() {
    if (accepted() == 0) {
      throw new BatonException(
          SourceError.SOURCE_EVERY_ROW_REJECTED,
          "every row was rejected, so nothing was changed; see the rejections");
    }
  }
}
