package io.baton.event;

import io.baton.access.Audit;
import io.baton.event.EventTopic.RestartPoint;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events by HTTP, and the state of the intake from the topic. */
@RestController
@RequestMapping("/api/events")
class EventController {
  private final EventIntake intake;
  private final EventTopic topic;
  private final Audit audit;
  private final Pressure pressure;
  private final HttpEvents http = new HttpEvents();

  EventController(EventIntake intake, EventTopic topic, Audit audit, Pressure pressure) {
    this.intake = intake;
    this.topic = topic;
    this.audit = audit;
    this.pressure = pressure;
  }

  /** Takes up to 10,000 events; each stands for itself, and a bad one never harms the others. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @PreAuthorize("hasAnyRole('OPERATOR', 'MARKETER', 'ADMINISTRATOR')")
  IntakeReport accept(InputStream body, HttpServletResponse answer) {
    List<RawEvent> events = http.split(body);
    return pressure.under(events.size(), answer, () -> intake.accept(events));
  }

  @GetMapping("/intake")
  @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
  IntakeStatus intake() {
    return topic.status();
  }

  /** An operator's answer to EVENT_INTAKE_STOPPED. */
  @PostMapping("/intake/restart")
  @PreAuthorize("hasRole('OPERATOR')")
  IntakeStatus restart(@RequestParam RestartPoint from) {
    topic.restart(from);
    audit.record("EVENT_INTAKE_RESTARTED", "topic:events", Map.of("from", from.name()));
    return topic.status();
  }
}
