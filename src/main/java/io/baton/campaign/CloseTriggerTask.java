package io.baton.campaign;

import io.baton.engine.ProcessTask;
import io.baton.engine.Scope;
import io.baton.engine.TaskCall;
import io.baton.engine.TaskDescriptor;
import io.baton.engine.TaskResult;
import java.util.List;
import org.springframework.stereotype.Component;

/** No more customers come in; those inside finish their journey. */
@Component
class CloseTriggerTask implements ProcessTask {
  private final Triggers triggers;

  CloseTriggerTask(Triggers triggers) {
    this.triggers = triggers;
  }

  @Override
  public TaskDescriptor descriptor() {
    return new TaskDescriptor(
        "close-trigger", Scope.LIFE_CYCLE, "关闭触发", "Close trigger", "trigger", List.of(), false);
  }

  @Override
  public TaskResult run(TaskCall call) {
    triggers.close(call.campaignId());
    return TaskResult.done();
  }
}
