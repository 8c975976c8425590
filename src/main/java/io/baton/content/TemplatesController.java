package io.baton.content;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/templates")
class TemplatesController {
  private final Templates templates;

  TemplatesController(Templates templates) {
    this.templates = templates;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  List<TemplateVersion> all() {
    return templates.all();
  }

  @GetMapping("/{key}")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  TemplateVersion latest(@PathVariable String key) {
    return templates
        .latest(key)
        .orElseThrow(
            () -> new BatonException(ContentError.CONTENT_UNKNOWN_TEMPLATE, "no such template"));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasAnyRole('MARKETER', 'ADMINISTRATOR')")
  TemplateVersion save(@RequestBody Request request) {
    return templates.save(request.draft());
  }

  /** Renders with the given values; standard fields that are not given get a sample. */
  @PostMapping("/preview")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ADMINISTRATOR')")
  Preview preview(@RequestBody Request request) {
    TemplateDraft draft = request.draftOfKey("preview");
    List<Finding> findings = templates.findings(draft);
    if (!findings.isEmpty()) {
      return new Preview(null, null, null, findings, null);
    }
    Map<String, String> fields = new HashMap<>(Fields.of(draft.fields()).sample());
    fields.putAll(request.values());
    try {
      Rendered rendered =
          Wording.of(draft.language(), draft.subject(), draft.body(), draft.html(), draft.fields())
              .render(fields);
      Integer segments =
          draft.channel().equals("SMS") ? (Integer) SmsSegments.of(rendered.text()) : null;
      return new Preview(rendered.subject(), rendered.text(), rendered.html(), List.of(), segments);
    } catch (BatonException e) {
      Finding finding = new Finding("fields", e.code().name(), String.valueOf(e.getMessage()));
      return new Preview(null, null, null, List.of(finding), null);
    }
  }

  /**
   * @param declared fields beside the standard ones
   * @param fields preview only: values by field name
   */
  record Request(
      @Nullable String key,
      @Nullable String channel,
      @Nullable String language,
      @Nullable String purpose,
      @Nullable String subject,
      @Nullable String body,
      @Nullable String html,
      @Nullable List<String> declared,
      @Nullable Map<String, String> fields) {

    TemplateDraft draft() {
      return draftOfKey(key == null ? "" : key);
    }

    TemplateDraft draftOfKey(String name) {
      return new TemplateDraft(
          name,
          channel == null ? "" : channel,
          language == null ? "zh-CN" : language,
          purpose == null ? "MARKETING" : purpose,
          subject == null || subject.isEmpty() ? null : subject,
          body == null ? "" : body,
          html == null || html.isBlank() ? null : html,
          declared == null ? List.of() : declared);
    }

    Map<String, String> values() {
      return fields == null ? Map.of() : fields;
    }
  }

  record Preview(
      @Nullable String subject,
      @Nullable String text,
      @Nullable String html,
      List<Finding> findings,
      @Nullable Integer smsSegments) {}
}
