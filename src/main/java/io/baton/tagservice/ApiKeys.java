package io.baton.tagservice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.access.Branches;
import io.baton.access.Person;
import io.baton.segment.Segments;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys of other systems. A key that was looked up is remembered for five seconds, so that a
 * read needs no database; that is how long another node may still take a key that was revoked here.
 */
@Component
class ApiKeys {
  private static final int MOST_FIELDS = 200;
  private static final int MOST_SEGMENTS = 200;
  private static final int FASTEST = 100_000;
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Set<String> SERVICE = Set.of("SERVICE");

  private final KeyBook book;
  private final Tags tags;
  private final Segments segments;
  private final Branches branches;
  private final Access access;
  private final Audit audit;
  private final BatonClock clock;
  private final Cache<String, Optional<Known>> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(5)).build();
  private final Cache<Long, TokenBucket> buckets =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(Duration.ofMinutes(10)).build();

  ApiKeys(
      KeyBook book,
      Tags tags,
      Segments segments,
      Branches branches,
      Access access,
      Audit audit,
      BatonClock clock) {
    this.book = book;
    this.tags = tags;
    this.segments = segments;
    this.branches = branches;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  private record Known(ApiKey key, byte[] hash, Person person) {}

  /** A key together with its secret, which exists outside the caller's system only here. */
  record Made(ApiKey key, String secret) {
    @Override
    public String toString() {
      return "Made[" + key.prefix() + "]";
    }
  }

  /** The system that has this secret; empty where nobody has, or the key is over. */
  Optional<Caller> caller(String text) {
    return Secret.parse(text)
        .flatMap(
            secret ->
                known
                    .get(secret.prefix(), this::load)
                    .filter(found -> secret.is(found.hash))
                    .filter(found -> found.key.usable(clock.now()))
                    .map(found -> new Caller(found.key, found.person, bucket(found.key))));
  }

  private Optional<Known> load(String prefix) {
    return book.find(prefix)
        .map(
            stored ->
                new Known(
                    stored.key(),
                    stored.hash(),
                    new Person(
                        0,
                        "key:" + stored.key().prefix(),
                        SERVICE,
                        branches.pathOf(stored.key().branch()))));
  }

  private TokenBucket bucket(ApiKey key) {
    return buckets.get(key.id(), id -> new TokenBucket(key.perSecond(), System.nanoTime()));
  }

  List<ApiKey> all() {
    return book.all();
  }

  /**
   * @throws BatonException SERVICE_KEY_INVALID with a finding for each thing that cannot be granted
   */
  @Transactional
  Made create(KeyDraft draft) {
    check(draft);
    Secret secret = Secret.fresh();
    ApiKey key = book.add(secret, draft, clock.now(), access.current().name());
    audit.record(
        "SERVICE_KEY_MADE",
        "service-key:" + key.prefix(),
        Map.of(
            "name", key.name(),
            "branch", key.branch(),
            "fields", key.fields(),
            "segments", key.segments(),
            "perSecond", key.perSecond(),
            "expiresAt", key.expiresAt().toString()));
    return new Made(key, secret.text());
  }

  /**
   * Ends a key at once on this node; to end it twice changes nothing.
   *
   * @throws BatonException SERVICE_KEY_UNKNOWN
   */
  @Transactional
  ApiKey revoke(String prefix) {
    if (book.find(prefix).isEmpty()) {
      throw new BatonException(TagServiceError.SERVICE_KEY_UNKNOWN, "there is no such key");
    }
    if (book.revoke(prefix, clock.now(), access.current().name())) {
      audit.record("SERVICE_KEY_REVOKED", "service-key:" + prefix, Map.of());
    }
    AfterCommit.run(() -> known.invalidate(prefix));
    return book.find(prefix).orElseThrow().key();
  }

  private void check(KeyDraft draft) {
    List<Finding> findings = new ArrayList<>();
    if (draft.name().isBlank() || draft.name().length() > 100) {
      findings.add(fault("/name", "a name has 1 to 100 characters"));
    }
    if (!branches.exists(draft.branch())) {
      findings.add(fault("/branch", "there is no such branch"));
    }
    if (draft.perSecond() < 1 || draft.perSecond() > FASTEST) {
      findings.add(fault("/perSecond", "1 to " + FASTEST + " requests a second"));
    }
    Instant now = clock.now();
    if (!draft.expiresAt().isAfter(now) || draft.expiresAt().isAfter(now.plus(LONGEST))) {
      findings.add(fault("/expiresAt", "a key ends within the next 366 days"));
    }
    if (draft.fields().isEmpty() && draft.segments().isEmpty()) {
      findings.add(fault("/fields", "a key may read a tag or a segment at least"));
    }
    each(draft.fields(), MOST_FIELDS, "/fields", code -> tags.find(code).isPresent(), findings);
    each(draft.segments(), MOST_SEGMENTS, "/segments", segments::knows, findings);
    if (!findings.isEmpty()) {
      throw new BatonException(
          TagServiceError.SERVICE_KEY_INVALID, "such a key cannot be made", findings);
    }
  }

  private static void each(
      List<String> codes,
      int most,
      String place,
      java.util.function.Predicate<String> there,
      List<Finding> findings) {
    if (codes.size() > most) {
      findings.add(fault(place, "at most " + most));
      return;
    }
    for (int i = 0; i < codes.size(); i++) {
      if (!there.test(codes.get(i))) {
        findings.add(fault(place + "/" + i, "there is no " + codes.get(i)));
      }
    }
  }

  private static Finding fault(String place, String what) {
    return new Finding(place, TagServiceError.SERVICE_KEY_INVALID.name(), what);
  }
}
