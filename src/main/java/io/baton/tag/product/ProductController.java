package io.baton.tag.product;

import io.baton.shared.BatonException;
import io.baton.tag.product.ProductBook.Join;
import io.baton.tag.product.ProductBook.ProductTag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Tags of products, and what becomes of them for customers. */
@RestController
@RequestMapping("/api/product-tags")
@PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
class ProductController {
  private static final String KEEPERS = "hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')";

  private final JoiningProducts joining;
  private final ProductBook book;

  ProductController(JoiningProducts joining, ProductBook book) {
    this.joining = joining;
    this.book = book;
  }

  record ProductTags(List<ProductTag> tags, List<Join> joins) {}

  record ProductTagsLoaded(int values) {}

  @GetMapping
  ProductTags all() {
    return new ProductTags(book.tags(), book.joins());
  }

  /** A CSV file: the product's code, then one product tag a column; an empty field has no value. */
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @PreAuthorize(KEEPERS)
  ProductTagsLoaded load(@RequestParam("file") MultipartFile file) {
    try (InputStream content = file.getInputStream()) {
      List<ProductBook.Value> values = ProductFile.read(content);
      joining.load(values);
      return new ProductTagsLoaded(values.size());
    } catch (IOException e) {
      throw new BatonException(
          ProductError.PRODUCT_TAGS_UNREADABLE, "the upload cannot be read", e);
    }
  }

  /** Makes a tag of customers. */
  @PostMapping("/joins")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize(KEEPERS)
  void join(@RequestBody JoiningProducts.WantedJoin wanted) {
    joining.join(wanted);
  }
}
