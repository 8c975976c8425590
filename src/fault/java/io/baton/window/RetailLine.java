package io.baton.window;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * A line of an invoice, as the columns InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice,
 * CustomerID and Country say it.
 *
 * @param number of the line in the file, which is the event's id
 * @param customer empty where the shop did not know
 */
record RetailLine(
    long number,
    String invoice,
    String stock,
    int quantity,
    LocalDateTime at,
    BigDecimal price,
    String customer,
    String country) {
  static final String PURCHASE = "retail-purchase";
  static final String CANCELLED = "retail-cancelled";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  String type() {
    return invoice.startsWith("C") ? CANCELLED : PURCHASE;
  }

  BigDecimal amount() {
    return price.multiply(BigDecimal.valueOf(quantity));
  }

  boolean known() {
    return !customer.isEmpty();
  }

  String key() {
    return "R" + customer.replaceFirst("\\.0$", "");
  }

  /** In the order of their moments. */
  static List<RetailLine> read(Path file) throws IOException {
    try (InputStream bytes = open(file)) {
      return read(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
  }

  static List<RetailLine> read(java.io.Reader text) throws IOException {
    List<RetailLine> lines = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text);
        CloseableIterator<NamedCsvRecord> records = reader.iterator()) {
      while (records.hasNext()) {
        NamedCsvRecord line = records.next();
        lines.add(
            new RetailLine(
                lines.size() + 1L,
                line.getField("InvoiceNo"),
                line.getField("StockCode"),
                Integer.parseInt(line.getField("Quantity")),
                LocalDateTime.parse(line.getField("InvoiceDate"), TIME),
                new BigDecimal(line.getField("UnitPrice")),
                line.getField("CustomerID"),
                line.getField("Country")));
      }
    }
    lines.sort(Comparator.comparing(RetailLine::at).thenComparing(RetailLine::number));
    return lines;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }

  /**
   * A small record of the same shape: invoices of several lines, some cancelled, some of nobody.
   */
  static String sample(long seed, int invoices, int days) {
    Random random = new Random(seed);
    StringBuilder csv =
        new StringBuilder(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
    for (int i = 0; i < invoices; i++) {
      LocalDateTime at =
          LocalDateTime.of(2011, 1, 3, 8, 0)
              .plusDays(random.nextInt(days))
              .plusMinutes(random.nextInt(600));
      int customer = random.nextInt(40);
      String name = customer < 10 ? "" : (12_000 + customer) + ".0";
      boolean cancelled = random.nextInt(8) == 0;
      for (int line = 1 + random.nextInt(6); line > 0; line--) {
        int quantity = 1 + random.nextInt(random.nextInt(4) == 0 ? 100 : 12);
        csv.append(cancelled ? "C" : "")
            .append(500_000 + i)
            .append(",S")
            .append(random.nextInt(30))
            .append(",\"A BOX, \"\"RED\"\"\",")
            .append(cancelled ? -quantity : quantity)
            .append(',')
            .append(TIME.format(at))
            .append(',')
            .append(BigDecimal.valueOf(random.nextInt(20_000), 3))
            .append(',')
            .append(name)
            .append(',')
            .append(List.of("United Kingdom", "France", "Germany").get(customer % 3))
            .append('\n');
      }
    }
    return csv.toString();
  }
}
