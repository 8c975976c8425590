package io.baton.event.catalogue;

import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import io.baton.shared.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the {@code fields} of an event of one type may be: a JSON Schema within {@link SchemaRules},
 * compiled once. Nothing is ever loaded because of it.
 */
public final class EventSchema {
  private static final int LONGEST_PLACE = 200;
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry
                  .schemaCacheEnabled(false)
                  .schemaLoader(loader -> loader.fetchRemoteResources(false).block(iri -> true))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .pathType(PathType.JSON_POINTER)
                          .formatAssertionsEnabled(true)
                          .failFast(true)
                          .locale(Locale.ROOT)
                          .regularExpressionFactory(new LinearPatterns())
                          .build()));

  private final JsonNode tree;
  private final Schema compiled;
  private final Set<String> properties;

  private EventSchema(JsonNode tree) {
    this.tree = tree;
    this.compiled = REGISTRY.getSchema(tree);
    this.compiled.initializeValidators();
    this.properties = new HashSet<>(tree.path("properties").propertyNames());
  }

  /** Call {@link SchemaRules#check} first. */
  static EventSchema of(JsonNode tree) {
    return new EventSchema(tree);
  }

  JsonNode tree() {
    return tree;
  }

  /**
   * Where the fields break the schema and by which word of it; empty where they fit.
   *
   * @param fields an object within the reader's limits; a missing one counts as empty
   */
  public Optional<String> breach(JsonNode fields) {
    try {
      List<Error> errors = compiled.validate(fields);
      return errors.isEmpty() ? Optional.empty() : Optional.of(words(errors.get(0)));
    } catch (ValidationLimitExceededException e) {
      return Optional.of("/fields takes too long to check");
    }
  }

  /** The place is made of names that the sender chose; the value never shows. */
  private static String words(Error error) {
    String place = "/fields" + error.getInstanceLocation();
    if ("required".equals(error.getKeyword())
        || "additionalProperties".equals(error.getKeyword())) {
      place += "/" + error.getProperty();
    }
    String printable = place.replaceAll("\\p{Cntrl}", "·");
    String shown = printable.substring(0, Math.min(LONGEST_PLACE, printable.length()));
    return shown + " breaks " + error.getKeyword();
  }

  /** Whether the schema names this property. */
  public boolean declares(String property) {
    return properties.contains(property);
  }

  /** Why this one refuses what the other accepts; empty where it accepts all of it. */
  List<Finding> refusesOf(EventSchema older) {
    return SchemaOrder.refused(older.tree, tree);
  }

  /** A regular expression of RE2 takes time by the length of the text, whatever it says. */
  private static final class LinearPatterns implements RegularExpressionFactory {
    @Override
    public RegularExpression getRegularExpression(String regex) {
      Pattern pattern = Pattern.compile(regex);
      return text -> pattern.matcher(text).find();
    }
  }
}
