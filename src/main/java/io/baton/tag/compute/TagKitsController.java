package io.baton.tag.compute;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Kits of tags, installed by one call. */
@RestController
@PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
class TagKitsController {
  private final TagKits kits;

  TagKitsController(TagKits kits) {
    this.kits = kits;
  }

  record KitView(String code, String nameZh, String nameEn, int tags) {}

  record Installed(long run) {}

  @GetMapping("/api/tag-kits")
  List<KitView> all() {
    return kits.all().stream()
        .map(kit -> new KitView(kit.code(), kit.nameZh(), kit.nameEn(), kit.members().size()))
        .toList();
  }

  @PostMapping("/api/tag-kits/{code}/installation")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PreAuthorize("hasAnyRole('MARKETER', 'ADMINISTRATOR')")
  Installed install(@PathVariable String code) {
    return new Installed(kits.install(code));
  }
}
