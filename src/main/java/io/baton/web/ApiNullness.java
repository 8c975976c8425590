package io.baton.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says in the description what a record says by its types: what may be null, and what is always
 * there. An answer has all its properties, null or not, but those that {@link JsonInclude} leaves
 * out; of a question whatever may be null may be missing.
 */
@SuppressWarnings("rawtypes")
final class ApiNullness {
  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, Schema> schemas;
  private final Set<String> asked = new HashSet<>();

  private ApiNullness(Map<String, Schema> schemas) {
    this.schemas = schemas;
  }

  /**
   * @param types what each schema describes
   */
  static void describe(OpenAPI api, Map<String, Class<?>> types) {
    ApiNullness nullness = new ApiNullness(api.getComponents().getSchemas());
    // Any JSON: the library's class of that name has no properties that are sent.
    nullness.schemas.put(JsonNode.class.getSimpleName(), new Schema<>());
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .map(operation -> operation.getRequestBody())
        .filter(Objects::nonNull)
        .map(RequestBody::getContent)
        .map(Content::values)
        .forEach(bodies -> bodies.stream().map(MediaType::getSchema).forEach(nullness::ask));
    types.forEach(nullness::describe);
  }

  /** Everything that is part of a question. */
  private void ask(@Nullable Schema<?> schema) {
    if (schema == null) {
      return;
    }
    String reference = schema.get$ref();
    if (reference != null) {
      String name = reference.substring(REFERENCE.length());
      if (asked.add(name)) {
        ask(schemas.get(name));
      }
    }
    parts(schema).forEach(this::ask);
  }

  private static Stream<Schema> parts(Schema<?> schema) {
    Stream.Builder<Schema> parts = Stream.builder();
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(parts);
    }
    for (List<Schema> several : lists(schema)) {
      several.forEach(parts);
    }
    if (schema.getItems() != null) {
      parts.add(schema.getItems());
    }
    if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      parts.add(values);
    }
    return parts.build();
  }

  private static List<List<Schema>> lists(Schema<?> schema) {
    return Stream.of(schema.getAllOf(), schema.getOneOf(), schema.getAnyOf())
        .filter(Objects::nonNull)
        .toList();
  }

  private void describe(String name, Class<?> type) {
    Schema<?> schema = schemas.get(name);
    if (schema != null && type.isRecord()) {
      Stream.concat(Stream.of(schema), parts(schema))
          .filter(part -> part.getProperties() != null)
          .findFirst()
          .ifPresent(own -> describe(own, type, asked.contains(name)));
    }
  }

  private static void describe(Schema<?> schema, Class<?> type, boolean asked) {
    Map<String, Schema> properties = schema.getProperties();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : components(type).toList()) {
      String name = component.getName();
      Schema property = properties.get(name);
      if (property != null) {
        AnnotatedType told = component.getAnnotatedType();
        boolean leftOut = leftOut(component);
        properties.put(name, withNull(property, told, leftOut));
        if (!nullable(told) || !(asked || leftOut)) {
          required.add(name);
        }
      }
    }
    schema.setRequired(required);
  }

  /** Those of a record that is unwrapped stand among those of the record around it. */
  private static Stream<RecordComponent> components(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .flatMap(
            component ->
                component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                    ? components(component.getType())
                    : Stream.of(component));
  }

  private static boolean leftOut(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonInclude.class)
        || component.getDeclaringRecord().isAnnotationPresent(JsonInclude.class);
  }

  /** With what lists and maps hold; {@code never}: null is not written but left out. */
  private static Schema withNull(Schema<?> schema, AnnotatedType told, boolean never) {
    if (told instanceof AnnotatedParameterizedType generic) {
      AnnotatedType[] inner = generic.getAnnotatedActualTypeArguments();
      AnnotatedType last = inner[inner.length - 1];
      if (schema.getItems() != null) {
        schema.setItems(withNull(schema.getItems(), last, false));
      } else if (schema.getAdditionalProperties() instanceof Schema<?> values) {
        schema.setAdditionalProperties(withNull(values, last, false));
      }
    }
    return nullable(told) && !never ? orNull(schema) : schema;
  }

  private static boolean nullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static Schema orNull(Schema<?> schema) {
    Set<String> kinds = schema.getTypes();
    if (kinds == null || schema.getEnum() != null) {
      return new Schema<>().oneOf(List.of(schema, new Schema<>().types(Set.of("null"))));
    }
    kinds.add("null");
    return schema;
  }
}
