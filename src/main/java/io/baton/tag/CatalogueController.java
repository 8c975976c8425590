package io.baton.tag;

import io.baton.access.Access;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import io.baton.tag.TagCatalogue.Coverage;
import io.baton.tag.TagCatalogue.Found;
import io.baton.tag.TagFacet.Wanted;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue as people look through it. */
@RestController
@PreAuthorize(
    "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER', 'ADMINISTRATOR')")
class CatalogueController {
  private static final int MOST = 500;

  private final TagCatalogue catalogue;
  private final TagLineage lineage;
  private final Customers customers;
  private final Access access;

  CatalogueController(
      TagCatalogue catalogue, TagLineage lineage, Customers customers, Access access) {
    this.catalogue = catalogue;
    this.lineage = lineage;
    this.customers = customers;
    this.access = access;
  }

  @GetMapping("/api/tag-catalogue")
  Found search(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "") String tagClass,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String predicted,
      @RequestParam(defaultValue = "") String fresh,
      @RequestParam(defaultValue = "code") String order,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    if (page < 0 || size < 1 || size > MOST) {
      throw new BatonException(TagError.TAG_INVALID, "page is 0 or more, size 1 to " + MOST);
    }
    return catalogue.search(
        new Wanted(search, theme, tagClass, kind, type, state, predicted, fresh),
        TagOrder.of(order),
        page,
        size);
  }

  @GetMapping("/api/tags/{code}")
  TagCard one(@PathVariable String code) {
    return catalogue.card(code);
  }

  /** Of the customers whom the caller may see. */
  @GetMapping("/api/tag-catalogue/coverage")
  List<Coverage> coverage() {
    return catalogue.coverage(customers.visibleTo(access.current()));
  }

  @GetMapping("/api/tags/{code}/lineage")
  TagLineage.Graph lineage(@PathVariable String code) {
    return lineage.of(code);
  }
}
