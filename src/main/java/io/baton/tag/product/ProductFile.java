package io.baton.tag.product;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.csv.CsvLines;
import io.baton.tag.product.ProductBook.Value;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A CSV file whose head line names the product's code first and then one product tag a column; each
 * further line is a product. One fault refuses the whole file and names its line.
 */
final class ProductFile {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final int MOST_TAGS = 50;
  private static final int MOST_VALUES = 2_000_000;
  private static final int LONGEST = 100;

  private final List<String> tags = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private final Set<String> products = new HashSet<>();

  private ProductFile() {}

  /**
   * @throws BatonException PRODUCT_TAGS_UNREADABLE, PRODUCT_TAGS_INVALID with the line
   */
  static List<Value> read(InputStream file) {
    ProductFile read = new ProductFile();
    try {
      CsvLines.read(file, read::take);
    } catch (CsvLines.Unreadable e) {
      BatonException refused =
          new BatonException(
              ProductError.PRODUCT_TAGS_UNREADABLE,
              String.valueOf(e.getMessage()),
              List.of(new Finding(e.place(), "PRODUCT_TAGS_UNREADABLE", e.fault())));
      refused.initCause(e);
      throw refused;
    }
    if (read.values.isEmpty()) {
      throw invalid(1, "a head line of product,tag,… and a line for each product");
    }
    return read.values;
  }

  private void take(long number, List<String> fields) {
    if (tags.isEmpty()) {
      head(number, fields);
      return;
    }
    String product = fields.get(0);
    if (fields.size() != tags.size() + 1) {
      throw invalid(
          number, "%d fields where the head line has %d".formatted(fields.size(), tags.size() + 1));
    }
    if (product.isEmpty() || product.length() > LONGEST || !products.add(product)) {
      throw invalid(number, "the product's code is missing, too long or there already");
    }
    for (int i = 0; i < tags.size(); i++) {
      String value = fields.get(i + 1);
      if (value.length() > LONGEST || value.codePoints().anyMatch(Character::isISOControl)) {
        throw invalid(number, tags.get(i) + ": at most 100 printable characters");
      }
      values.add(new Value(product, tags.get(i), value));
    }
    if (values.size() > MOST_VALUES) {
      throw invalid(number, "at most %,d values at once".formatted(MOST_VALUES));
    }
  }

  private void head(long number, List<String> fields) {
    List<String> names = fields.subList(1, fields.size());
    if (names.isEmpty() || names.size() > MOST_TAGS || new HashSet<>(names).size() < names.size()) {
      throw invalid(number, "the head line names the product and 1 to 50 different tags");
    }
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw invalid(number, "a product tag is named by a small letter and up to 39 of a-z 0-9 _");
      }
    }
    tags.addAll(names);
  }

  private static BatonException invalid(long line, String fault) {
    return new BatonException(
        ProductError.PRODUCT_TAGS_INVALID,
        "line " + line + ": " + fault,
        List.of(new Finding("line " + line, "PRODUCT_TAGS_INVALID", fault)));
  }
}
