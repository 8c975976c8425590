package io.baton.grouping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The definitions that come with the product. */
@RestController
@RequestMapping("/api/grouping/starters")
class StarterController {
  private final Starters starters;

  StarterController(Starters starters) {
    this.starters = starters;
  }

  record StarterView(
      String code,
      String nameZh,
      String nameEn,
      String descriptionZh,
      String descriptionEn,
      JsonNode rule,
      boolean saved,
      List<String> missing,
      @Nullable Long customers) {
    static StarterView of(Starters.Item item) {
      StarterFamily.Starter it = item.starter();
      return new StarterView(
          it.code(),
          it.nameZh(),
          it.nameEn(),
          it.descriptionZh(),
          it.descriptionEn(),
          it.rule(),
          item.saved(),
          item.missing(),
          item.customers());
    }
  }

  record FamilyView(
      String code,
      String nameZh,
      String nameEn,
      String descriptionZh,
      String descriptionEn,
      List<StarterView> segments) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST')")
  List<FamilyView> all() {
    return starters.shelves().stream().map(StarterController::view).toList();
  }

  @PostMapping("/{code}")
  @PreAuthorize("hasRole('MARKETER')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void save(@PathVariable String code) {
    starters.save(code);
  }

  private static FamilyView view(Starters.Shelf shelf) {
    StarterFamily family = shelf.family();
    return new FamilyView(
        family.code(),
        family.nameZh(),
        family.nameEn(),
        family.descriptionZh(),
        family.descriptionEn(),
        shelf.items().stream().map(StarterView::of).toList());
  }
}
