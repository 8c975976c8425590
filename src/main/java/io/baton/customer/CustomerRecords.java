package io.baton.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens one customer's values, and lets them out masked only. */
@Component
class CustomerRecords {
  private final JdbcClient jdbc;
  private final PersonalData personal;

  CustomerRecords(JdbcClient jdbc, PersonalData personal) {
    this.jdbc = jdbc;
    this.personal = personal;
  }

  MaskedCustomer masked(int id) {
    return jdbc.sql(
            """
            select key, branch, name_cipher, email_cipher, mobile_cipher
            from customer_customer where id = ?""")
        .param(id)
        .query(
            (row, n) ->
                new MaskedCustomer(
                    row.getString("key"),
                    row.getString("branch"),
                    Masked.name(open(row, PersonalField.NAME, "name_cipher")),
                    Masked.email(open(row, PersonalField.EMAIL, "email_cipher")),
                    Masked.mobile(open(row, PersonalField.MOBILE, "mobile_cipher"))))
        .single();
  }

  private @Nullable String open(ResultSet row, PersonalField field, String column)
      throws SQLException {
    byte[] sealed = row.getBytes(column);
    return sealed == null ? null : personal.open(field, row.getString("key"), sealed);
  }

  record MaskedCustomer(
      String key,
      @Nullable String branch,
      @Nullable String name,
      @Nullable String email,
      @Nullable String mobile) {}
}
