package io.baton.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description at {@code /v3/api-docs}, stable from build to build so that it can be diffed. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  @Bean
  OpenAPI api() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Baton")
                .version("1")
                .description(
                    "Sign in at POST /api/session; send the cookie XSRF-TOKEN back as header"
                        + " X-XSRF-TOKEN with every request that changes something. Errors are"
                        + " application/problem+json with a stable code.")
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .servers(List.of(new Server().url("/")));
  }

  /** Controller and method make the id; Springdoc's own numbers depend on the order of beans. */
  @Bean
  GlobalOperationCustomizer operationIds() {
    return (operation, handler) -> {
      String type = handler.getBeanType().getSimpleName().replaceFirst("(Controller|Page)$", "");
      String method = handler.getMethod().getName();
      return operation.operationId(
          Character.toLowerCase(type.charAt(0))
              + type.substring(1)
              + Character.toUpperCase(method.charAt(0))
              + method.substring(1));
    };
  }

  @Bean
  Surnames surnames() {
    return new Surnames();
  }

  @Bean
  ModelResolver schemaNames(ObjectMapperProvider mappers, Surnames surnames) {
    return new ModelResolver(mappers.jsonMapper(), surnames).openapi31(true);
  }

  @Bean
  OpenApiCustomizer nullness(Surnames surnames) {
    return api -> ApiNullness.describe(api, surnames.types());
  }

  /** What a type is called in the description. */
  static String schemaName(Class<?> type) {
    String name = type.getSimpleName();
    if (type.getEnclosingClass() == null) {
      return name;
    }
    String outer = schemaName(type.getEnclosingClass()).replaceFirst("(Controller|Page)$", "");
    return name.startsWith(outer) ? name : outer + name;
  }

  /**
   * A nested type is named with the type around it: of two types of one simple name the second
   * would silently describe both.
   */
  static final class Surnames extends TypeNameResolver {
    /**
     * Who was asked for, by name; of all applications in this JVM, because the library keeps one
     * resolver for all of them, that of the application which started last.
     */
    private static final Map<String, Class<?>> TYPES = new ConcurrentHashMap<>();

    Map<String, Class<?>> types() {
      return TYPES;
    }

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      if (!type.getName().startsWith("io.baton.")) {
        return super.nameForClass(type, options);
      }
      String name = schemaName(type);
      TYPES.put(name, type);
      return name;
    }
  }
}
