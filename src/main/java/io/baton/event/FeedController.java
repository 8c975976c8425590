package io.baton.event;

import io.baton.event.EventSource.Way;
import io.baton.shared.BatonException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where systems send events in their own words, with the key of their source. */
@RestController
@RequestMapping("/feeds")
class FeedController {
  private final Feeds feeds;
  private final EventIntake intake;
  private final Pressure pressure;
  private final HttpEvents http = new HttpEvents();

  FeedController(Feeds feeds, EventIntake intake, Pressure pressure) {
    this.feeds = feeds;
    this.intake = intake;
    this.pressure = pressure;
  }

  /** Up to 10,000 messages; each stands for itself. The key was checked for this source. */
  @PostMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @PreAuthorize("hasRole('FEED')")
  IntakeReport accept(@PathVariable String code, InputStream body, HttpServletResponse answer) {
    Feed feed =
        feeds
            .active(code)
            .filter(source -> source.way() == Way.HTTP)
            .flatMap(source -> feeds.feed(code))
            .orElseThrow(
                () ->
                    new BatonException(
                        EventErrorCode.EVENT_SOURCE_CONFLICT, "the source is not active"));
    List<RawEvent> messages = http.split(body, feed);
    return pressure.under(messages.size(), answer, () -> intake.accept(messages));
  }
}
