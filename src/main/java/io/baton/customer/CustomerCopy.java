package io.baton.customer;

import io.baton.shared.BinaryCopy;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Writes new rows by binary COPY over the connection of the current transaction. */
final class CustomerCopy {
  private static final String INTO =
      "copy customer_customer (id, key, branch, name_cipher, name_mark, email_cipher, email_mark,"
          + " mobile_cipher, mobile_mark) from stdin (format binary)";
  private static final int COLUMNS = 9;
  private static final int BUFFER = 1 << 16;

  private CustomerCopy() {}

  static void write(DataSource dataSource, List<SealedCustomer> customers, int firstId) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), INTO, BUFFER),
                BUFFER))) {
      out.write(BinaryCopy.head());
      int id = firstId;
      for (SealedCustomer customer : customers) {
        out.writeShort(COLUMNS);
        out.writeInt(Integer.BYTES);
        out.writeInt(id++);
        write(out, customer.key().getBytes(StandardCharsets.UTF_8));
        write(
            out,
            customer.branch() == null ? null : customer.branch().getBytes(StandardCharsets.UTF_8));
        write(out, customer.name());
        write(out, customer.email());
        write(out, customer.mobile());
      }
      out.writeShort(-1);
    } catch (IOException | SQLException e) {
      throw new DataAccessResourceFailureException("new customers could not be written", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static void write(DataOutputStream out, SealedCustomer.@Nullable Value value)
      throws IOException {
    write(out, value == null ? null : value.cipher());
    write(out, value == null ? null : value.mark());
  }

  private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      out.writeInt(-1);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }
}
