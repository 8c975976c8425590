package io.baton.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StarterFilesTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void shouldNameAndExplainEveryDefinitionInBothLanguages() throws Exception {
    Set<String> codes = new HashSet<>();
    for (StarterFamily family : families()) {
      assertThat(List.of(family.nameZh(), family.nameEn(), family.descriptionZh()))
          .noneMatch(String::isBlank);
      for (StarterFamily.Starter one : family.segments()) {
        assertThat(codes.add(one.code())).as(one.code()).isTrue();
        assertThat(List.of(one.nameZh(), one.nameEn(), one.descriptionZh(), one.descriptionEn()))
            .as(one.code())
            .noneMatch(String::isBlank);
        assertThat(one.nameEn()).as(one.code()).matches("\\p{ASCII}+");
        assertThat(Rule.parse(one.rule()).fields()).as(one.code()).isNotEmpty();
      }
    }
  }

  @Test
  void shouldBringTiersFiveStagesAndTwentyKeyGroups() throws Exception {
    assertThat(sizeOf("TIERS")).isEqualTo(4);
    assertThat(sizeOf("LIFE_CYCLE")).isEqualTo(5);
    assertThat(sizeOf("KEY_GROUPS")).isGreaterThanOrEqualTo(20);
    assertThat(sizeOf("GROWTH")).isEqualTo(3);
  }

  private static int sizeOf(String family) throws Exception {
    return families().stream()
        .filter(one -> one.code().equals(family))
        .findFirst()
        .orElseThrow()
        .segments()
        .size();
  }

  private static List<StarterFamily> families() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("segments"))) {
      return files
          .sorted()
          .map(file -> JSON.readValue(file.toFile(), StarterFamily.class))
          .toList();
    }
  }
}
