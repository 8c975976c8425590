package io.baton.tagservice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.baton.access.Audit;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers out of memory. One request sees one picture of the values, whatever a nightly run
 * publishes meanwhile. Ids of keys never change and are remembered; the customers of a branch may
 * be five seconds old, the members of a segment a minute, and the answer says of when they are.
 */
@Component
class TagReading {
  static final int MOST_FIELDS = 50;
  static final int MOST_CUSTOMERS = 1_000;
  private static final int REMEMBERED_KEYS = 1_000_000;

  private final FieldIndexes indexes;
  private final Customers customers;
  private final Segments segments;
  private final ReadLog log;
  private final Audit audit;
  private final Cache<String, Integer> ids =
      Caffeine.newBuilder().maximumSize(REMEMBERED_KEYS).build();
  private final LoadingCache<String, CustomerSet> scopes;
  private final Cache<Version, Members> members =
      Caffeine.newBuilder().maximumSize(100).expireAfterWrite(Duration.ofMinutes(1)).build();

  TagReading(
      FieldIndexes indexes, Customers customers, Segments segments, ReadLog log, Audit audit) {
    this.indexes = indexes;
    this.customers = customers;
    this.segments = segments;
    this.log = log;
    this.audit = audit;
    this.scopes =
        Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(customers::inBranch);
  }

  private record Version(String code, int version) {}

  private record Members(CustomerSet set, Instant asOf) {}

  /** Values by code; null where the customer has none. */
  record TagValues(String customer, Map<String, @Nullable Object> tags) {}

  record One(String customer, Instant asOf, Map<String, @Nullable Object> tags) {}

  record Many(Instant asOf, List<TagValues> items, List<String> unknown) {}

  record Member(String segment, String customer, boolean member, Instant asOf) {}

  record Count(String segment, long customers, Instant asOf) {}

  One one(Caller caller, String key, @Nullable List<String> wanted) {
    List<String> fields = fields(caller, wanted);
    int id = require(caller, key);
    FieldIndex index = indexes.current();
    Map<String, @Nullable Object> values = values(index, fields, id);
    log.read(caller.key(), fields, id);
    return new One(key, index.asOf(), values);
  }

  /**
   * Keys that no visible customer has are listed, not refused: the caller's list is often older.
   */
  Many many(Caller caller, List<String> keys, @Nullable List<String> wanted) {
    List<String> fields = fields(caller, wanted);
    Map<String, Integer> found = idsOf(new LinkedHashMap<>(), keys);
    CustomerSet scope = scope(caller);
    FieldIndex index = indexes.current();
    List<TagValues> items = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<Integer> read = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    for (String key : keys) {
      Integer id = found.get(key);
      if (id != null && scope.contains(id)) {
        items.add(new TagValues(key, values(index, fields, id)));
        read.add(id);
      } else {
        unknown.add(key);
        if (id != null) {
          outside.add(key);
        }
      }
    }
    if (!outside.isEmpty()) {
      audit.record(
          "CUSTOMER_OUT_OF_SCOPE",
          "service-key:" + caller.key().prefix(),
          Map.of("customers", outside));
    }
    if (!read.isEmpty()) {
      log.read(caller.key(), fields, read.stream().mapToInt(Integer::intValue).toArray());
    }
    return new Many(index.asOf(), items, unknown);
  }

  Member member(Caller caller, String code, String key) {
    Members now = members(caller, code);
    int id = require(caller, key);
    log.read(caller.key(), List.of("segment:" + code), id);
    return new Member(code, key, now.set.contains(id), now.asOf);
  }

  Count count(Caller caller, String code) {
    Members now = members(caller, code);
    return new Count(code, now.set.size(), now.asOf);
  }

  private Members members(Caller caller, String code) {
    try {
      caller.requireSegment(code);
    } catch (BatonException denied) {
      audit.record(
          "SERVICE_SEGMENT_DENIED",
          "service-key:" + caller.key().prefix(),
          Map.of("segment", shortened(code)));
      throw denied;
    }
    Segment segment = segments.visible(code);
    return members.get(
        new Version(code, segment.version()),
        any -> new Members(segments.evaluate(segment), indexes.current().asOf()));
  }

  private List<String> fields(Caller caller, @Nullable List<String> wanted) {
    List<String> fields = wanted == null ? caller.key().fields() : wanted;
    if (wanted != null && (wanted.isEmpty() || wanted.size() > MOST_FIELDS)) {
      throw invalid("/fields", "1 to " + MOST_FIELDS + " fields");
    }
    if (new HashSet<>(fields).size() < fields.size()) {
      throw invalid("/fields", "each field once");
    }
    List<Finding> denied = caller.denied(fields);
    if (!denied.isEmpty()) {
      audit.record(
          "SERVICE_FIELD_DENIED",
          "service-key:" + caller.key().prefix(),
          Map.of("fields", fields.stream().map(TagReading::shortened).toList()));
      throw new BatonException(
          TagServiceError.SERVICE_FIELD_DENIED, "this key has no right to some fields", denied);
    }
    return fields;
  }

  /** A customer of another branch is answered like nobody, and recorded. */
  private int require(Caller caller, String key) {
    Integer id = idsOf(new LinkedHashMap<>(), List.of(key)).get(key);
    if (id != null && scope(caller).contains(id)) {
      return id;
    }
    if (id != null) {
      audit.record("CUSTOMER_OUT_OF_SCOPE", "customer:" + key, Map.of());
    }
    throw new BatonException(TagServiceError.SERVICE_CUSTOMER_UNKNOWN, "no such customer");
  }

  private CustomerSet scope(Caller caller) {
    return Objects.requireNonNull(scopes.get(caller.person().branchPath()));
  }

  private Map<String, Integer> idsOf(Map<String, Integer> found, List<String> keys) {
    found.putAll(ids.getAllPresent(keys));
    List<String> rest = keys.stream().filter(key -> !found.containsKey(key)).toList();
    if (!rest.isEmpty()) {
      Map<String, Integer> looked = customers.idsOf(rest);
      ids.putAll(looked);
      found.putAll(looked);
    }
    return found;
  }

  private static Map<String, @Nullable Object> values(
      FieldIndex index, List<String> fields, int customer) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String field : fields) {
      values.put(field, index.column(field).map(column -> value(column, customer)).orElse(null));
    }
    return values;
  }

  private static @Nullable Object value(Column column, int customer) {
    List<String> texts = column.textsAt(customer);
    if (column.field().type().multiple()) {
      return texts;
    }
    if (texts.isEmpty()) {
      return null;
    }
    String text = texts.get(0);
    return switch (column.field().type()) {
      case BOOLEAN -> Boolean.valueOf(text);
      case NUMBER -> new BigDecimal(text);
      default -> text;
    };
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100);
  }

  static BatonException invalid(String place, String what) {
    return new BatonException(
        TagServiceError.SERVICE_REQUEST_INVALID,
        "the request is not valid",
        List.of(new Finding(place, TagServiceError.SERVICE_REQUEST_INVALID.name(), what)));
  }
}
