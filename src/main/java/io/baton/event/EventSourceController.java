package io.baton.event;

import io.baton.event.EventTopic.RestartPoint;
import io.baton.event.Trial.SampleAnswer;
import io.baton.event.Trial.SampleQuestion;
import io.baton.event.Trial.TrialAnswer;
import io.baton.shared.BatonException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Sources of events: made from a live sample, tried, activated, without a restart. */
@RestController
@RequestMapping("/api/event-sources")
@PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
class EventSourceController {
  private final EventSources sources;
  private final SourceBook book;
  private final SourceTopics topics;
  private final Samples samples;
  private final Trial trial;
  private final EventFiles files;
  private final Feeds feeds;

  EventSourceController(
      EventSources sources,
      SourceBook book,
      SourceTopics topics,
      Samples samples,
      Trial trial,
      EventFiles files,
      Feeds feeds) {
    this.sources = sources;
    this.book = book;
    this.topics = topics;
    this.samples = samples;
    this.trial = trial;
    this.files = files;
    this.feeds = feeds;
  }

  /**
   * @param intake how this node follows its topic; null where it does not
   */
  record EventSourceView(EventSource source, @Nullable IntakeStatus intake) {}

  /**
   * @param sample which messages to try it on
   */
  record TrialQuestion(@NotNull @Valid SampleQuestion sample, @NotNull EventMapping mapping) {}

  /** The only answer that ever holds the key. */
  record SourceKeyMade(String key) {
    @Override
    public String toString() {
      return "SourceKeyMade";
    }
  }

  @GetMapping
  List<EventSourceView> all() {
    return book.all().stream().map(this::view).toList();
  }

  @GetMapping("/{code}")
  EventSourceView one(@PathVariable String code) {
    return view(sources.require(code));
  }

  /** Topics that may become sources. */
  @GetMapping("/topics")
  Set<String> topics() {
    return samples.topics();
  }

  /** Messages to look at, with what may be personal covered, and a first mapping. */
  @PostMapping("/sample")
  SampleAnswer sample(@Valid @RequestBody SampleQuestion question) {
    return trial.sample(question);
  }

  /** What a mapping makes of messages; takes nothing in. */
  @PostMapping("/trial")
  TrialAnswer trial(@Valid @RequestBody TrialQuestion question) {
    EventSources.refuse(MappingRules.check(question.mapping()));
    return trial.trial(question.sample(), question.mapping());
  }

  @PutMapping("/{code}")
  EventSourceView put(@PathVariable String code, @Valid @RequestBody SourceDraft draft) {
    return view(sources.put(code, draft));
  }

  @PostMapping("/{code}/activate")
  EventSourceView activate(
      @PathVariable String code, @RequestParam(defaultValue = "BEGINNING") RestartPoint from) {
    return view(sources.activate(code, from));
  }

  @PostMapping("/{code}/pause")
  EventSourceView pause(@PathVariable String code) {
    return view(sources.pause(code));
  }

  @PostMapping("/{code}/restart")
  EventSourceView restart(@PathVariable String code, @RequestParam RestartPoint from) {
    sources.restart(code, from);
    return view(sources.require(code));
  }

  @PostMapping("/{code}/key")
  SourceKeyMade key(@PathVariable String code) {
    return new SourceKeyMade(sources.newKey(code).text());
  }

  /** A file of messages: lines of JSON, or CSV with a head line. */
  @PostMapping(path = "/{code}/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  IntakeReport file(@PathVariable String code, @RequestParam("file") MultipartFile file) {
    sources.require(code);
    Feed feed =
        feeds
            .active(code)
            .flatMap(source -> feeds.feed(code))
            .orElseThrow(
                () ->
                    new BatonException(
                        EventErrorCode.EVENT_SOURCE_CONFLICT, "the source is not active"));
    try (InputStream content = file.getInputStream()) {
      return files.replay(feed, content);
    } catch (IOException e) {
      throw new BatonException(
          EventErrorCode.EVENT_FILE_UNREADABLE, "the upload cannot be read", e);
    }
  }

  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String code) {
    sources.remove(code);
  }

  private EventSourceView view(EventSource source) {
    return new EventSourceView(source, topics.status(source.code()).orElse(null));
  }
}
