package io.baton.source;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Databases and brokers that rows may be read from. */
@RestController
@RequestMapping("/api/source-connections")
class ConnectionController {
  private static final String IMPORTERS = "hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')";
  private static final String KEEPERS = "hasAnyRole('OPERATOR', 'ADMINISTRATOR')";

  private final SourceConnections connections;
  private final Feeds feeds;

  ConnectionController(SourceConnections connections, Feeds feeds) {
    this.connections = connections;
    this.feeds = feeds;
  }

  @GetMapping
  @PreAuthorize(IMPORTERS)
  List<SourceConnection> all() {
    return connections.all();
  }

  @PutMapping("/{code}")
  @PreAuthorize(KEEPERS)
  SourceConnection register(
      @PathVariable String code, @RequestBody SourceConnections.Draft connection) {
    return connections.register(code, connection);
  }

  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(KEEPERS)
  void remove(@PathVariable String code) {
    connections.remove(code);
  }

  /** Tables or topics behind it; at most 2,000. */
  @GetMapping("/{code}/places")
  @PreAuthorize(IMPORTERS)
  List<Origin> places(@PathVariable String code) {
    return feeds.places(code);
  }
}
