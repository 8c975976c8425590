package io.baton.tag.product;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Values of product tags and the joins, as they are stored. */
@Component
class ProductBook {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  ProductBook(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** One product's value; an empty one takes the value away. */
  record Value(String product, String tag, String value) {}

  /**
   * A product tag in numbers.
   *
   * @param distinct different values
   */
  record ProductTag(String tag, long products, long distinct) {}

  /** A join; {@code valuesOf} is of when the customers' values are. */
  record Join(
      String tag,
      String customerTag,
      String productTag,
      String madeBy,
      Instant madeAt,
      Instant valuesOf) {}

  void put(List<Value> values) {
    batches.batchUpdate(
        """
        insert into tag_product_value (product, tag, value) values (?, ?, ?)
        on conflict (tag, product) do update set value = excluded.value""",
        values.stream().filter(one -> !one.value().isEmpty()).toList(),
        5_000,
        (row, one) -> {
          row.setString(1, one.product());
          row.setString(2, one.tag());
          row.setString(3, one.value());
        });
    batches.batchUpdate(
        "delete from tag_product_value where product = ? and tag = ?",
        values.stream().filter(one -> one.value().isEmpty()).toList(),
        5_000,
        (row, one) -> {
          row.setString(1, one.product());
          row.setString(2, one.tag());
        });
  }

  List<ProductTag> tags() {
    return jdbc.sql(
            """
            select tag, count(*) as products, count(distinct value) as distinct
            from tag_product_value group by tag order by tag""")
        .query((row, n) -> new ProductTag(row.getString(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  /** Values of those products, by product. */
  Map<String, String> values(String tag, List<String> products) {
    Map<String, String> values = new LinkedHashMap<>();
    jdbc.sql("select product, value from tag_product_value where tag = ? and product = any(?)")
        .params(tag, products.toArray(String[]::new))
        .query(
            row -> {
              values.put(row.getString(1), row.getString(2));
            });
    return values;
  }

  List<Join> joins() {
    return jdbc.sql("select * from tag_product_join order by tag").query(Join.class).list();
  }

  void join(String tag, String customerTag, String productTag, Instant valuesOf, String by) {
    jdbc.sql(
            """
            insert into tag_product_join (tag, customer_tag, product_tag, values_of, made_by)
            values (?, ?, ?, ?, ?)""")
        .params(tag, customerTag, productTag, Timestamp.from(valuesOf), by)
        .update();
  }

  void joined(String tag, Instant valuesOf) {
    jdbc.sql("update tag_product_join set values_of = ? where tag = ?")
        .params(Timestamp.from(valuesOf), tag)
        .update();
  }
}
