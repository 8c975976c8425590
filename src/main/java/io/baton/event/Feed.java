package io.baton.event;

import io.baton.event.EventProperties.Undeclared;

/** A source on whose behalf events are taken in, with the mapping that is in force. */
public final class Feed {
  private final String source;
  private final MappedReader reader;
  private final Undeclared undeclared;

  Feed(String source, EventMapping mapping, Undeclared undeclared) {
    this.source = source;
    this.reader = new MappedReader(source, mapping);
    this.undeclared = undeclared;
  }

  String source() {
    return source;
  }

  MappedReader reader() {
    return reader;
  }

  Undeclared undeclared() {
    return undeclared;
  }
}
