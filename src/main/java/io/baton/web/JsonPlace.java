package io.baton.web;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Where in a JSON body something is wrong: a pointer where there is one, else line and column. */
final class JsonPlace {
  private JsonPlace() {}

  static String of(JacksonException e) {
    if (!e.getPath().isEmpty()) {
      return e.getPath().stream()
          .map(
              step ->
                  step.getPropertyName() == null
                      ? String.valueOf(step.getIndex())
                      : step.getPropertyName())
          .collect(Collectors.joining("/", "/", ""));
    }
    TokenStreamLocation at = e.getLocation();
    return at == null ? "body" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /** {@code items[2].name} as {@code /items/2/name}. */
  static String pointer(String field) {
    return "/" + field.replace("[", "/").replace("]", "").replace('.', '/');
  }
}
