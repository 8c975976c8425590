package io.baton.segment;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.cohort.Cohort;
import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.segment.ListReading.Outcome;
import io.baton.segment.ListReading.Refused;
import io.baton.shared.BatonException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The imported lists. One import is one transaction: the whole list and its report, or nothing. */
@Component
class Lists {
  private static final int LONGEST_FILE_NAME = 200;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Cohorts cohorts;
  private final Customers customers;
  private final Access access;
  private final Audit audit;

  Lists(
      JdbcClient jdbc,
      JdbcTemplate batches,
      Cohorts cohorts,
      Customers customers,
      Access access,
      Audit audit) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.cohorts = cohorts;
    this.customers = customers;
    this.access = access;
    this.audit = audit;
  }

  /**
   * @param appendTo a list whose customers are to be in the new one too, or null
   * @throws BatonException SEGMENT_LIST_UNREADABLE, SEGMENT_LIST_TOO_LONG, SEGMENT_LIST_UNKNOWN, or
   *     SEGMENT_LIST_WRONG_KEY where not one line names a customer
   */
  @Transactional
  public CustomerList add(String file, InputStream content, @Nullable Long appendTo) {
    Person person = access.current();
    CustomerSet before =
        appendTo == null
            ? CustomerSet.empty()
            : cohorts.members(visible(appendTo, person.branchPath()).cohortId());
    Outcome outcome =
        ListReading.read(content, customers, customers.inBranch(person.branchPath()), before);
    if (outcome.customers().size() == before.size() && outcome.duplicates() == 0) {
      throw new BatonException(
          SegmentError.SEGMENT_LIST_WRONG_KEY,
          "none of the %d lines names a customer; is it a list of another key?"
              .formatted(outcome.lines()));
    }
    CustomerList list = store(file, appendTo, outcome, person);
    audit.record(
        "LIST_IMPORTED",
        "segment-list:" + list.id(),
        Map.of(
            "lines", list.lines(),
            "customers", list.customers(),
            "duplicates", list.duplicates(),
            "unknown", list.unknown(),
            "malformed", list.malformed()));
    return list;
  }

  private CustomerList store(String file, @Nullable Long appendTo, Outcome outcome, Person person) {
    Cohort cohort = cohorts.store(outcome.customers());
    CustomerList list =
        jdbc.sql(
                """
                insert into segment_list (file, appended_to, lines, customers, duplicates, unknown,
                  malformed, cohort_id, scope, actor, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, shared_now()) returning *""")
            .param(file.substring(0, Math.min(file.length(), LONGEST_FILE_NAME)))
            .param(appendTo)
            .param(outcome.lines())
            .param(cohort.size())
            .param(outcome.duplicates())
            .param(outcome.unknown())
            .param(outcome.malformed())
            .param(cohort.id())
            .param(person.branchPath())
            .param(person.name())
            .query(Lists::list)
            .single();
    batches.batchUpdate(
        "insert into segment_list_line (list_id, line, reason, key) values (?, ?, ?, ?)",
        outcome.refused(),
        1_000,
        (row, line) -> {
          row.setLong(1, list.id());
          row.setLong(2, line.number());
          row.setString(3, line.reason().name());
          row.setString(4, line.key());
        });
    return list;
  }

  /**
   * @throws BatonException SEGMENT_LIST_UNKNOWN, also for the list of another branch
   */
  CustomerList visible(long id, String scope) {
    return find(id)
        .filter(list -> list.scope().startsWith(scope))
        .orElseThrow(
            () -> new BatonException(SegmentError.SEGMENT_LIST_UNKNOWN, "there is no list " + id));
  }

  /** The same as the caller may see it. */
  CustomerList visible(long id) {
    return visible(id, access.current().branchPath());
  }

  private Optional<CustomerList> find(long id) {
    return jdbc.sql("select * from segment_list where id = ?")
        .param(id)
        .query(Lists::list)
        .optional();
  }

  CustomerSet members(CustomerList list) {
    return cohorts.members(list.cohortId());
  }

  /** The first lines that named nobody, in the order of the file. */
  List<Refused> refused(CustomerList list) {
    return jdbc.sql(
            "select line, reason, key from segment_list_line where list_id = ? order by line")
        .param(list.id())
        .query(
            (row, n) ->
                new Refused(
                    row.getLong(1), ListReading.Reason.valueOf(row.getString(2)), row.getString(3)))
        .list();
  }

  private static CustomerList list(ResultSet row, int n) throws SQLException {
    return new CustomerList(
        row.getLong("id"),
        row.getString("file"),
        row.getObject("appended_to", Long.class),
        row.getLong("lines"),
        row.getLong("customers"),
        row.getLong("duplicates"),
        row.getLong("unknown"),
        row.getLong("malformed"),
        row.getLong("cohort_id"),
        row.getString("scope"),
        row.getString("actor"),
        row.getTimestamp("at").toInstant());
  }
}
