package io.baton.campaign;

import io.baton.access.Role;
import io.baton.channel.ChannelDescriptor;
import io.baton.channel.Channels;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.engine.ElementInfo;
import io.baton.engine.Parameter;
import io.baton.engine.ParameterType;
import io.baton.engine.ProcessTask;
import io.baton.engine.Scope;
import io.baton.engine.TaskDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The designer's palette for the desktop modeler, as element templates of Camunda Platform 7: what
 * can stand in a journey, with the channels, wording and tables there are today.
 */
@Component
class ElementTemplates {
  private static final String SCHEMA =
      "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

  private final List<ProcessTask> tasks;
  private final Channels channels;
  private final Templates wordings;
  private final Decisions decisions;

  ElementTemplates(
      List<ProcessTask> tasks, Channels channels, Templates wordings, Decisions decisions) {
    this.tasks = tasks;
    this.channels = channels;
    this.wordings = wordings;
    this.decisions = decisions;
  }

  List<Map<String, Object>> all(Locale language) {
    boolean zh = language.getLanguage().equals("zh");
    List<Map<String, Object>> all = new ArrayList<>();
    for (ProcessTask task : tasks) {
      TaskDescriptor descriptor = task.descriptor();
      if (descriptor.scope() != Scope.JOURNEY) {
        continue;
      }
      boolean byChannel =
          descriptor.parameters().stream().anyMatch(p -> p.type() == ParameterType.CHANNEL);
      if (byChannel) {
        channels.all().forEach(channel -> all.add(ofChannel(descriptor, channel, zh)));
      } else {
        all.add(
            task(
                descriptor,
                "io.baton." + descriptor.key(),
                zh ? descriptor.nameZh() : descriptor.nameEn(),
                properties(descriptor, "", zh)));
      }
    }
    decisions.all().forEach(decision -> all.add(ofDecision(decision, zh)));
    all.add(ofApproval(zh));
    return all;
  }

  private Map<String, Object> ofChannel(
      TaskDescriptor descriptor, ChannelDescriptor channel, boolean zh) {
    String name = zh ? descriptor.nameZh() : descriptor.nameEn();
    String channelName = zh ? channel.nameZh() : channel.nameEn();
    return task(
        descriptor,
        "io.baton." + descriptor.key() + "." + channel.channel(),
        name + (zh ? "：" : ": ") + channelName,
        properties(descriptor, channel.channel(), zh));
  }

  private static Map<String, Object> task(
      TaskDescriptor descriptor, String id, String name, List<Map<String, Object>> parameters) {
    List<Map<String, Object>> properties = new ArrayList<>();
    properties.add(hidden("property", "camunda:type", "external"));
    properties.add(hidden("property", "camunda:topic", descriptor.key()));
    properties.addAll(parameters);
    return template(id, name, "bpmn:ServiceTask", properties);
  }

  private List<Map<String, Object>> properties(
      TaskDescriptor descriptor, String channel, boolean zh) {
    return descriptor.parameters().stream()
        .map(parameter -> property(parameter, channel, zh))
        .toList();
  }

  private Map<String, Object> property(Parameter parameter, String channel, boolean zh) {
    if (parameter.type() == ParameterType.CHANNEL) {
      return hidden("camunda:property", parameter.name(), channel);
    }
    List<Map<String, Object>> choices = choices(parameter, channel);
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("label", zh ? parameter.labelZh() : parameter.labelEn());
    property.put("type", choices.isEmpty() ? "String" : "Dropdown");
    if (!choices.isEmpty()) {
      property.put("choices", choices);
    }
    if (parameter.defaultValue() != null) {
      property.put("value", parameter.defaultValue());
    }
    property.put("binding", Map.of("type", "camunda:property", "name", parameter.name()));
    property.put("constraints", Map.of("notEmpty", parameter.required()));
    // Left empty, it is not written, for an empty value would not pass the gate.
    property.put("optional", !parameter.required());
    return property;
  }

  private List<Map<String, Object>> choices(Parameter parameter, String channel) {
    return switch (parameter.type()) {
      case TEMPLATE ->
          wordings.all().stream()
              .filter(wording -> channel.isEmpty() || wording.channel().equals(channel))
              .map(TemplateVersion::key)
              .distinct()
              .map(key -> choice(key, key))
              .toList();
      case DECISION ->
          decisions.all().stream().map(table -> choice(table.name(), table.key())).toList();
      default -> List.of();
    };
  }

  private static Map<String, Object> ofDecision(DecisionVersion decision, boolean zh) {
    Map<String, Object> version = new LinkedHashMap<>();
    version.put("label", zh ? "版本" : "Version");
    version.put("type", "Dropdown");
    version.put(
        "choices",
        List.of(
            choice(zh ? "随活动审批的版本" : "As approved with the campaign", ElementInfo.SIGNED),
            choice(zh ? "始终用最新版本" : "Always the latest", ElementInfo.LATEST)));
    version.put("value", ElementInfo.SIGNED);
    version.put("binding", Map.of("type", "camunda:property", "name", ElementInfo.TABLE_VERSION));
    return template(
        "io.baton.decision." + decision.key(),
        decision.name(),
        "bpmn:BusinessRuleTask",
        List.of(hidden("property", "camunda:decisionRef", decision.key()), version));
  }

  /** Its boundary timer is drawn by hand: a template is of one element. */
  private static Map<String, Object> ofApproval(boolean zh) {
    return template(
        "io.baton.approve",
        zh ? "人工放行" : "Approve",
        "bpmn:UserTask",
        List.of(hidden("property", "camunda:candidateGroups", Role.APPROVER.name())));
  }

  private static Map<String, Object> template(
      String id, String name, String appliesTo, List<Map<String, Object>> properties) {
    Map<String, Object> template = new LinkedHashMap<>();
    template.put("$schema", SCHEMA);
    template.put("name", name);
    template.put("id", id);
    template.put("version", 1);
    template.put("appliesTo", List.of(appliesTo));
    template.put("properties", properties);
    // What is not in the template would not pass the gate.
    template.put("entriesVisible", false);
    return template;
  }

  private static Map<String, Object> hidden(String binding, String name, String value) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("type", "Hidden");
    property.put("value", value);
    property.put("binding", Map.of("type", binding, "name", name));
    return property;
  }

  private static Map<String, Object> choice(String name, String value) {
    return Map.of("name", name, "value", value);
  }
}
