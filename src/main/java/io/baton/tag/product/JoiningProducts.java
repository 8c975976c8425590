package io.baton.tag.product;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.Column;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.cohort.WrittenColumn;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.Tag;
import io.baton.tag.TagDraft;
import io.baton.tag.TagSheet;
import io.baton.tag.Tags;
import io.baton.tag.compute.TagRunFinished;
import io.baton.tag.product.ProductBook.Join;
import io.baton.tag.product.ProductBook.Value;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Joins tags of customers with tags of the products they name. The result is a tag of customers
 * like any other, so that segments, decision tables and templates name it without knowing of
 * products; it follows both sides.
 */
@Component
class JoiningProducts {
  private static final Logger log = LoggerFactory.getLogger(JoiningProducts.class);
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");
  private static final int FRESH_HOURS = 48;

  private final ProductBook book;
  private final Tags tags;
  private final FieldIndexes indexes;
  private final Access access;
  private final Audit audit;
  private final TransactionTemplate transaction;

  JoiningProducts(
      ProductBook book,
      Tags tags,
      FieldIndexes indexes,
      Access access,
      Audit audit,
      TransactionTemplate transaction) {
    this.book = book;
    this.tags = tags;
    this.indexes = indexes;
    this.access = access;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** What is to be joined; {@code tag} is the code of what comes out. */
  record WantedJoin(
      @Nullable String tag,
      @Nullable String nameZh,
      @Nullable String nameEn,
      @Nullable String customerTag,
      @Nullable String productTag) {}

  /** Takes values of product tags, in place of those the named products had. */
  @Transactional
  public void load(List<Value> values) {
    book.put(values);
    audit.record("PRODUCT_TAGS_LOADED", "product-tags", Map.of("values", values.size()));
    book.joins().forEach(this::compute);
  }

  /**
   * @throws BatonException PRODUCT_JOIN_INVALID with the place, PRODUCT_TAG_UNKNOWN,
   *     PRODUCT_JOIN_TAKEN
   */
  @Transactional
  public void join(WantedJoin wanted) {
    String code = text(wanted.tag(), "/tag");
    if (!CODE.matcher(code).matches()) {
      throw invalid("/tag", "a code of letters, digits, _ . -");
    }
    if (tags.find(code).isPresent()) {
      throw new BatonException(ProductError.PRODUCT_JOIN_TAKEN, "there is a tag " + code);
    }
    Tag customers =
        tags.find(text(wanted.customerTag(), "/customerTag"))
            .filter(tag -> tag.type() == FieldType.ENUM || tag.type() == FieldType.MULTI)
            .orElseThrow(() -> invalid("/customerTag", "a tag whose values are codes of products"));
    tags.requireOnline(List.of(customers.code()), List.of());
    String productTag = text(wanted.productTag(), "/productTag");
    if (book.tags().stream().noneMatch(tag -> tag.tag().equals(productTag))) {
      throw new BatonException(
          ProductError.PRODUCT_TAG_UNKNOWN, "no product has a tag " + productTag);
    }
    tags.define(
        List.of(
            new TagDraft(
                code,
                text(wanted.nameZh(), "/nameZh"),
                text(wanted.nameEn(), "/nameEn"),
                customers.type(),
                0)));
    tags.install(Map.of(code, sheet(customers.code(), productTag)));
    book.join(code, customers.code(), productTag, customers.computedAt(), access.callerName());
    audit.record(
        "PRODUCT_TAG_JOINED",
        "tag:" + code,
        Map.of("customerTag", customers.code(), "productTag", productTag));
    compute(
        new Join(
            code,
            customers.code(),
            productTag,
            access.callerName(),
            customers.computedAt(),
            customers.computedAt()));
  }

  @EventListener
  void follow(TagRunFinished finished) {
    follow();
  }

  /** Computes anew what rests on newer values of customers. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void follow() {
    try {
      for (Join join : book.joins()) {
        boolean newer =
            tags.find(join.customerTag())
                .filter(tag -> tag.computedAt().isAfter(join.valuesOf()))
                .isPresent();
        if (newer) {
          transaction.executeWithoutResult(status -> compute(join));
        }
      }
    } catch (BatonException | DataAccessException | TransactionException e) {
      log.warn("a joined tag keeps its last values: {}", e.getMessage());
    }
  }

  private void compute(Join join) {
    Tag tag = tags.find(join.tag()).orElseThrow();
    Tag customers = tags.find(join.customerTag()).orElseThrow();
    FieldIndex index = indexes.current();
    List<String> named =
        index.require(join.customerTag()).values().stream().map(Column.ValueCount::value).toList();
    Map<String, String> values = book.values(join.productTag(), named);
    Column joined = JoinedColumn.of(tag.field(), index, join.customerTag(), values);
    tags.take(List.of(WrittenColumn.of(joined)));
    book.joined(join.tag(), customers.computedAt());
  }

  private TagSheet sheet(String customerTag, String productTag) {
    return new TagSheet(
        TagSheet.Theme.ASSETS,
        TagSheet.TagClass.CONSUMPTION,
        TagSheet.TagKind.RULE,
        false,
        null,
        null,
        null,
        productTag + " of the products in " + customerTag,
        List.of(customerTag, "product." + productTag),
        access.callerName(),
        access.callerName(),
        FRESH_HOURS,
        null);
  }

  private static String text(@Nullable String text, String place) {
    if (text == null || text.isBlank() || text.length() > 100) {
      throw invalid(place, "1 to 100 characters");
    }
    return text.strip();
  }

  private static BatonException invalid(String place, String fault) {
    return new BatonException(
        ProductError.PRODUCT_JOIN_INVALID,
        fault,
        List.of(new Finding(place, ProductError.PRODUCT_JOIN_INVALID.name(), fault)));
  }
}
