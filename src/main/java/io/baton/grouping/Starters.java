package io.baton.grouping;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.customer.Customers;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import io.baton.shared.BatonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The definitions that come with the product, read from {@code segments/}: tiers, life-cycle
 * stages, key groups, growth. Saved, one is a segment like any other, and whoever changes it
 * changes his own.
 */
@Component
public class Starters {
  private final Segments segments;
  private final FieldIndexes indexes;
  private final Customers customers;
  private final Caller caller;
  private final List<StarterFamily> families;

  Starters(
      Segments segments,
      FieldIndexes indexes,
      Customers customers,
      Caller caller,
      JsonMapper json) {
    this.segments = segments;
    this.indexes = indexes;
    this.customers = customers;
    this.caller = caller;
    this.families = read(json);
  }

  private static List<StarterFamily> read(JsonMapper json) {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver().getResources("classpath*:segments/*.json");
      Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
      List<StarterFamily> families = new ArrayList<>();
      for (Resource file : files) {
        try (InputStream in = file.getInputStream()) {
          families.add(json.readValue(in, StarterFamily.class));
        }
      }
      return List.copyOf(families);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A definition beside this bank.
   *
   * @param saved whether the caller can see a segment of that code
   * @param missing tags that it tests and the bank does not have
   * @param customers whom it means among those the caller may see; null while tags are missing
   */
  record Item(
      StarterFamily.Starter starter,
      boolean saved,
      List<String> missing,
      @Nullable Long customers) {}

  /** A family with what this bank makes of it. */
  record Shelf(StarterFamily family, List<Item> items) {}

  List<StarterFamily> families() {
    return families;
  }

  List<Shelf> shelves() {
    FieldIndex index = indexes.current();
    CustomerSet visible = customers.visibleTo(caller.get());
    return families.stream()
        .map(
            family ->
                new Shelf(
                    family,
                    family.segments().stream().map(one -> item(one, index, visible)).toList()))
        .toList();
  }

  private Item item(StarterFamily.Starter starter, FieldIndex index, CustomerSet visible) {
    List<String> missing = missing(starter, index);
    return new Item(
        starter,
        segments.knows(starter.code()),
        missing,
        missing.isEmpty()
            ? RuleCompiler.compile(Rule.parse(starter.rule()), index).count(visible)
            : null);
  }

  private static List<String> missing(StarterFamily.Starter starter, FieldIndex index) {
    return Rule.parse(starter.rule()).fields().stream()
        .filter(field -> index.column(field).isEmpty())
        .sorted()
        .toList();
  }

  /**
   * Saves one as a segment.
   *
   * @throws BatonException GROUPING_UNKNOWN_STARTER, GROUPING_STARTER_NEEDS_TAGS or SEGMENT_EXISTS
   */
  @Transactional
  void save(String code) {
    StarterFamily.Starter starter =
        families.stream()
            .flatMap(family -> family.segments().stream())
            .filter(one -> one.code().equals(code))
            .findFirst()
            .orElseThrow(
                () ->
                    new BatonException(
                        GroupingError.GROUPING_UNKNOWN_STARTER,
                        "there is no ready definition " + code));
    List<String> missing = missing(starter, indexes.current());
    if (!missing.isEmpty()) {
      throw new BatonException(
          GroupingError.GROUPING_STARTER_NEEDS_TAGS,
          "the definition tests tags this bank does not have: " + String.join(", ", missing));
    }
    create(starter);
  }

  /** Saves every definition whose tags there are and whose code is free. */
  @Transactional
  public void saveAll() {
    FieldIndex index = indexes.current();
    for (StarterFamily family : families) {
      for (StarterFamily.Starter starter : family.segments()) {
        if (segments.find(starter.code()).isEmpty() && missing(starter, index).isEmpty()) {
          create(starter);
        }
      }
    }
  }

  private void create(StarterFamily.Starter starter) {
    segments.create(
        new SegmentDraft(
            starter.nameZh(), starter.code(), starter.descriptionZh(), null, starter.rule()));
  }
}
