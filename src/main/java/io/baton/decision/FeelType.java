package io.baton.decision;

import io.baton.cohort.FieldType;
import java.util.Map;
import java.util.Optional;

/** The type names of DMN documents, and what they mean here. */
final class FeelType {
  private static final Map<String, FieldType> TYPES =
      Map.of(
          "string", FieldType.ENUM,
          "boolean", FieldType.BOOLEAN,
          "number", FieldType.NUMBER,
          "integer", FieldType.NUMBER,
          "long", FieldType.NUMBER,
          "double", FieldType.NUMBER,
          "date", FieldType.DATE);

  private FeelType() {}

  static Optional<FieldType> of(String typeRef) {
    return Optional.ofNullable(TYPES.get(typeRef));
  }

  /** As a table's author knows it. */
  static String nameOf(FieldType type) {
    return switch (type) {
      case ENUM -> "string";
      case MULTI -> "list of string";
      case BOOLEAN -> "boolean";
      case NUMBER -> "number";
      case DATE -> "date";
    };
  }
}
