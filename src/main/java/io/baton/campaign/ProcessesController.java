package io.baton.campaign;

import io.baton.engine.ProcessGate;
import io.baton.engine.ProcessTask;
import io.baton.engine.Scope;
import io.baton.engine.TaskDescriptor;
import io.baton.shared.Finding;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProcessesController {
  private final Processes processes;
  private final ProcessGate gate;
  private final List<ProcessTask> tasks;

  ProcessesController(Processes processes, ProcessGate gate, List<ProcessTask> tasks) {
    this.processes = processes;
    this.gate = gate;
    this.tasks = tasks;
  }

  @GetMapping("/api/processes")
  @PreAuthorize("isAuthenticated()")
  List<ProcessItem> list() {
    return processes.all().stream().map(this::item).toList();
  }

  @GetMapping(value = "/api/processes/{key}/xml", produces = MediaType.APPLICATION_XML_VALUE)
  @PreAuthorize("isAuthenticated()")
  String xml(@PathVariable String key) {
    return processes.require(key).xml();
  }

  /** Checks a diagram without keeping it. */
  @PostMapping(value = "/api/processes/check", consumes = MediaType.APPLICATION_XML_VALUE)
  @PreAuthorize("hasRole('MARKETER')")
  Check check(@RequestBody byte[] xml, @RequestParam(defaultValue = "JOURNEY") Scope kind) {
    return new Check(gate.check(xml, kind));
  }

  /** Keeps a diagram, or refuses it with findings that name element and attribute. */
  @PostMapping("/api/processes")
  @PreAuthorize("hasRole('MARKETER')")
  @ResponseStatus(HttpStatus.CREATED)
  ProcessItem save(@Valid @RequestBody Drawing drawing) {
    return item(processes.draw(drawing.key(), drawing.name(), drawing.xml()));
  }

  /** What can stand in a diagram: feeds the palette and the forms. */
  @GetMapping("/api/task-types")
  @PreAuthorize("isAuthenticated()")
  List<TaskDescriptor> taskTypes() {
    return tasks.stream().map(ProcessTask::descriptor).toList();
  }

  private ProcessItem item(ProcessVersion process) {
    return new ProcessItem(
        process.key(),
        process.scope(),
        process.name(),
        process.version(),
        process.sha256(),
        process.origin(),
        Blueprints.startMessage(processes.elements(process)));
  }

  /**
   * @param startMessage set where an event starts the journey
   */
  record ProcessItem(
      String key,
      Scope kind,
      String name,
      int version,
      String hash,
      ProcessOrigin origin,
      @Nullable String startMessage) {}

  record Check(List<Finding> findings) {}

  record Drawing(
      @NotNull String key, @NotBlank @Size(max = 200) String name, @NotNull String xml) {}
}
