package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of modules for people says what the modules say of themselves. */
class ModuleMapTests {
  private static final Pattern SENTENCE = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern USES =
      Pattern.compile("allowedDependencies\\s*=\\s*\\{(.*?)}", Pattern.DOTALL);

  @Test
  void shouldListEveryModuleAsItDescribesItself() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/modules.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(rows).containsExactlyInAnyOrderElementsOf(modules());
  }

  private static List<String> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/main/java/io/baton"))) {
      return folders.filter(Files::isDirectory).map(ModuleMapTests::row).toList();
    }
  }

  private static String row(Path module) {
    try {
      String text = Files.readString(module.resolve("package-info.java"));
      return "| `%s` | %s | %s |"
          .formatted(
              module.getFileName(),
              first(SENTENCE, text).replaceAll("\\s+\\*?\\s*", " "),
              uses(text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String uses(String text) {
    String names =
        Stream.of(first(USES, text).split(","))
            .map(name -> name.replaceAll("[\\s\"]", ""))
            .filter(name -> !name.isEmpty() && !name.equals("shared"))
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(" "));
    return names.isEmpty() ? "–" : names;
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1).strip() : "";
  }
}
