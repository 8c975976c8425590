package io.baton.campaign;

import io.baton.engine.ElementInfo;
import io.baton.engine.ParameterType;
import io.baton.engine.Tasks;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Under which names the tasks of a drawing keep what they find, for conditions further on. */
@Component
class ResultNames {
  private final Tasks tasks;

  ResultNames(Tasks tasks) {
    this.tasks = tasks;
  }

  List<String> of(ElementInfo task) {
    return tasks.find(Objects.requireNonNullElse(task.task(), "")).stream()
        .flatMap(known -> known.descriptor().parameters().stream())
        .filter(parameter -> parameter.type() == ParameterType.NAME)
        .map(
            parameter ->
                task.parameters()
                    .getOrDefault(
                        parameter.name(), Objects.requireNonNullElse(parameter.defaultValue(), "")))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
