package io.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The API's description knows a type by one name alone, and the second of two types of one name
 * silently takes the place of the first.
 */
class SchemaNamesTests {
  private final Set<Type> seen = new HashSet<>();
  private final Map<String, Set<String>> typesByName = new TreeMap<>();

  @Test
  void shouldDescribeNoTwoTypesUnderOneName() throws Exception {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    for (BeanDefinition found : scanner.findCandidateComponents("io.baton")) {
      for (Method method : Class.forName(found.getBeanClassName()).getDeclaredMethods()) {
        if (AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)) {
          described(method).forEach(this::walk);
        }
      }
    }
    assertThat(typesByName).as("types that are described").hasSizeGreaterThan(100);
    typesByName.values().removeIf(types -> types.size() == 1);
    assertThat(typesByName).as("names that several types share").isEmpty();
  }

  private static Set<Type> described(Method method) {
    Set<Type> types = new LinkedHashSet<>();
    types.add(method.getGenericReturnType());
    Arrays.stream(method.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
        .forEach(parameter -> types.add(parameter.getParameterizedType()));
    return types;
  }

  private void walk(Type type) {
    if (!seen.add(type)) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::walk);
      walk(generic.getRawType());
    } else if (type instanceof WildcardType wildcard) {
      Arrays.stream(wildcard.getUpperBounds()).forEach(this::walk);
    } else if (type instanceof GenericArrayType array) {
      walk(array.getGenericComponentType());
    } else if (type instanceof Class<?> plain) {
      walk(plain);
    }
  }

  private void walk(Class<?> type) {
    if (type.isArray()) {
      walk((Type) type.getComponentType());
    } else if (type.getName().startsWith("io.baton.") && !type.isEnum()) {
      typesByName
          .computeIfAbsent(ApiDescription.schemaName(type), name -> new TreeSet<>())
          .add(type.getName());
      if (type.isRecord()) {
        for (RecordComponent component : type.getRecordComponents()) {
          walk(component.getGenericType());
        }
      }
      if (type.isSealed()) {
        Arrays.stream(type.getPermittedSubclasses()).forEach(this::walk);
      }
    }
  }
}
