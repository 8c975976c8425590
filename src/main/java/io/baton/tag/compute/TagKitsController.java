package io.baton.tag.compute;

import io.baton.shared.BatonException;
import io.baton.tag.TagSheet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Kits of tags, installed by one call. */
@RestController
@PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
class TagKitsController {
  private static final int PAGE = 50;

  private final TagKits kits;
  private final ReadingRuns runs;

  TagKitsController(TagKits kits, ReadingRuns runs) {
    this.kits = kits;
    this.runs = runs;
  }

  /**
   * @param installed how many of its tags there are
   * @param run the newest run of its tags
   */
  record KitView(
      String code, String nameZh, String nameEn, int tags, int installed, @Nullable TagRun run) {}

  record Contents(List<KitTag> items, int total) {}

  /**
   * @param installed whether it is there
   */
  record KitTag(
      String code,
      String nameZh,
      String nameEn,
      TagClass tagClass,
      TagSheet.Theme theme,
      JsonNode definition,
      boolean installed) {}

  record Installed(long run) {}

  @GetMapping("/api/tag-kits")
  List<KitView> all() {
    Set<String> there = kits.installed();
    return kits.all().stream()
        .map(
            kit ->
                new KitView(
                    kit.code(),
                    kit.nameZh(),
                    kit.nameEn(),
                    kit.members().size(),
                    (int) kit.members().stream().filter(m -> there.contains(m.code())).count(),
                    runs.newestOfKit(kit.code()).orElse(null)))
        .toList();
  }

  /** What is in a kit, before anybody installs it. */
  @GetMapping("/api/tag-kits/{code}")
  Contents contents(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "0") int page) {
    if (page < 0) {
      throw new BatonException(DefinitionError.TAG_KIT_UNKNOWN, "pages are counted from 0");
    }
    Set<String> there = kits.installed();
    String part = search.strip().toLowerCase(Locale.ROOT);
    List<TagKit.Member> found =
        kits.get(code).members().stream()
            .filter(
                m ->
                    (m.code() + '\n' + m.nameZh() + '\n' + m.nameEn())
                        .toLowerCase(Locale.ROOT)
                        .contains(part))
            .toList();
    return new Contents(
        found.stream()
            .skip((long) page * PAGE)
            .limit(PAGE)
            .map(
                m ->
                    new KitTag(
                        m.code(),
                        m.nameZh(),
                        m.nameEn(),
                        m.tagClass(),
                        m.theme(),
                        m.definition(),
                        there.contains(m.code())))
            .toList(),
        found.size());
  }

  @PostMapping("/api/tag-kits/{code}/installation")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PreAuthorize("hasAnyRole('MARKETER', 'ADMINISTRATOR')")
  Installed install(@PathVariable String code) {
    return new Installed(kits.install(code));
  }
}
