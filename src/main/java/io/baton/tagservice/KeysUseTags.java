package io.baton.tagservice;

import io.baton.shared.BatonClock;
import io.baton.tag.TagUse;
import io.baton.tag.TagUsers;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Other systems whose key is good for a tag. */
@Component
class KeysUseTags implements TagUsers {
  private final KeyBook book;
  private final BatonClock clock;

  KeysUseTags(KeyBook book, BatonClock clock) {
    this.book = book;
    this.clock = clock;
  }

  @Override
  public List<TagUse> usersOf(String tag) {
    return usable()
        .filter(key -> key.fields().contains(tag))
        .map(key -> new TagUse("KEY", key.prefix(), key.name()))
        .toList();
  }

  @Override
  public Set<String> used() {
    Set<String> used = new HashSet<>();
    usable().forEach(key -> used.addAll(key.fields()));
    return used;
  }

  private Stream<ApiKey> usable() {
    Instant now = clock.now();
    return book.all().stream().filter(key -> key.usable(now));
  }
}
