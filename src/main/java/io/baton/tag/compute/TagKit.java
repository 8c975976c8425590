package io.baton.tag.compute;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.baton.tag.TagSheet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tags that are installed together: written out one by one, or multiplied out of families.
 *
 * @param code name of its file
 */
record TagKit(
    String code, String nameZh, String nameEn, List<TagFamily> families, List<Member> tags) {

  /**
   * A tag with what its data sheet says.
   *
   * @param unit what a number counts
   */
  record Member(
      String code,
      String nameZh,
      String nameEn,
      @JsonProperty("class") TagClass tagClass,
      TagSheet.Theme theme,
      TagSheet.TagKind kind,
      @Nullable String unit,
      JsonNode definition) {
    DefinedTag defined() {
      return new DefinedTag(code, nameZh, nameEn, tagClass, definition.toString());
    }
  }

  List<Member> members() {
    return Stream.concat(tags.stream(), families.stream().flatMap(each -> each.members().stream()))
        .toList();
  }
}
