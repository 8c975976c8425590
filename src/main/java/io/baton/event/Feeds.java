package io.baton.event;

import io.baton.event.EventSource.State;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The sources as the intake needs them, looked up anew once something of the catalogue changed. */
@Component
class Feeds {
  private final SourceBook book;
  private volatile Picture picture = new Picture(0, Map.of(), Map.of());

  Feeds(SourceBook book) {
    this.book = book;
  }

  private record Picture(long stamp, Map<String, EventSource> sources, Map<String, Feed> feeds) {}

  /** All sources as they are now. */
  Map<String, EventSource> sources() {
    return now().sources;
  }

  /** Whatever its state: a dead letter may be tried again while its source pauses. */
  Optional<Feed> feed(String code) {
    return Optional.ofNullable(now().feeds.get(code));
  }

  /** The source if it takes messages in. */
  Optional<EventSource> active(String code) {
    return Optional.ofNullable(now().sources.get(code))
        .filter(source -> source.state() == State.ACTIVE);
  }

  private Picture now() {
    long stamp = book.stamp();
    Picture seen = picture;
    if (seen.stamp != stamp) {
      Map<String, EventSource> sources =
          book.all().stream().collect(Collectors.toMap(EventSource::code, source -> source));
      seen =
          new Picture(
              stamp,
              sources,
              sources.values().stream()
                  .collect(Collectors.toMap(EventSource::code, EventSource::feed)));
      picture = seen;
    }
    return seen;
  }
}
