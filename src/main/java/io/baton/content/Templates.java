package io.baton.content;

import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The wording that customers get, in versions that never change. A text is checked when it is
 * saved, so that whatever is stored can be rendered without asking again.
 */
@Component
public class Templates {
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[A-Z]{2})?");
  private static final Set<String> CHANNELS =
      Set.of("EMAIL", "SMS", "APP_PUSH", "WECHAT", "SOCIAL", "CALL", "RM_TASK");
  private static final Set<String> PURPOSES = Set.of("MARKETING", "SERVICE");
  private static final int MAXIMUM_CACHED = 1_000;

  private final TemplateRows rows;
  private final Audit audit;
  private final MarketingMarks marks;
  private final JsonMapper json;
  private final Map<String, Wording> parsed = new ConcurrentHashMap<>();

  Templates(TemplateRows rows, Audit audit, MarketingMarks marks, JsonMapper json) {
    this.rows = rows;
    this.audit = audit;
    this.marks = marks;
    this.json = json;
  }

  /**
   * Saves a new version, or returns the latest one if it says the same.
   *
   * @throws BatonException CONTENT_REFUSED with every finding; CONTENT_KEY_TAKEN if the key names
   *     wording of another channel or language
   */
  @Transactional
  public TemplateVersion save(TemplateDraft draft) {
    List<Finding> findings = findings(draft);
    if (!findings.isEmpty()) {
      throw new BatonException(ContentError.CONTENT_REFUSED, "the wording is refused", findings);
    }
    rows.reserve(draft.key(), draft.channel(), draft.language());
    Optional<TemplateVersion> latest = rows.latest(draft.key());
    String hash = hashOf(draft);
    if (latest.isPresent() && latest.get().hash().equals(hash)) {
      return latest.get();
    }
    TemplateVersion version =
        new TemplateVersion(
            draft.key(),
            latest.map(TemplateVersion::version).orElse(0) + 1,
            draft.channel(),
            draft.language(),
            draft.purpose(),
            draft.subject(),
            draft.body(),
            draft.html(),
            hash,
            Fields.of(draft.fields()).asDeclared());
    rows.insert(version);
    audit.record(
        "TEMPLATE_SAVED",
        "template:" + version.key(),
        Map.of("version", version.version(), "hash", hash));
    return version;
  }

  /** The newest version of every key, by key. */
  public List<TemplateVersion> all() {
    return rows.all();
  }

  public Optional<TemplateVersion> latest(String key) {
    return rows.latest(key);
  }

  public Optional<TemplateVersion> find(String key, int version) {
    return rows.find(key, version);
  }

  /**
   * @throws BatonException CONTENT_UNKNOWN_TEMPLATE
   */
  public TemplateVersion get(String key, int version) {
    return find(key, version)
        .orElseThrow(
            () ->
                new BatonException(
                    ContentError.CONTENT_UNKNOWN_TEMPLATE,
                    "no template %s in version %d".formatted(key, version)));
  }

  /**
   * One customer's message. Parsed wording is kept, so a short text costs a few microseconds.
   *
   * @throws BatonException CONTENT_NOT_RENDERED: the message must not be sent
   */
  public Rendered render(TemplateVersion version, Map<String, String> fields) {
    Wording wording = parsed.get(version.hash());
    if (wording == null) {
      wording =
          Wording.of(
              version.language(),
              version.subject(),
              version.body(),
              version.html(),
              version.fields());
      if (parsed.size() >= MAXIMUM_CACHED) {
        parsed.clear();
      }
      parsed.put(version.hash(), wording);
    }
    return wording.render(fields);
  }

  /**
   * A draft as it would be sent, without saving it.
   *
   * @return renders one customer's message
   * @throws BatonException CONTENT_REFUSED with every finding
   */
  public Function<Map<String, String>, Rendered> tryOut(TemplateDraft draft) {
    List<Finding> findings = findings(draft);
    if (!findings.isEmpty()) {
      throw new BatonException(ContentError.CONTENT_REFUSED, "the wording is refused", findings);
    }
    return Wording.of(draft.language(), draft.subject(), draft.body(), draft.html(), draft.fields())
        ::render;
  }

  /** Everything wrong with a draft, without saving it. */
  List<Finding> findings(TemplateDraft draft) {
    List<Finding> findings = new ArrayList<>();
    expect(KEY.matcher(draft.key()).matches(), "key", "lower-case letters, digits, -", findings);
    expect(CHANNELS.contains(draft.channel()), "channel", "one of " + CHANNELS, findings);
    expect(LANGUAGE.matcher(draft.language()).matches(), "language", "zh-CN or en", findings);
    expect(PURPOSES.contains(draft.purpose()), "purpose", "MARKETING or SERVICE", findings);
    if (draft.channel().equals("EMAIL")) {
      expect(draft.subject() != null, "subject", "an e-mail needs a subject", findings);
    }
    expect(
        draft.html() == null || draft.channel().equals("EMAIL"),
        "html",
        "only an e-mail has an HTML text",
        findings);
    findings.addAll(Wording.findings(draft, marks));
    return findings;
  }

  private static void expect(boolean holds, String place, String wanted, List<Finding> findings) {
    if (!holds) {
      findings.add(new Finding(place, "CONTENT_MALFORMED", "expected: " + wanted));
    }
  }

  private String hashOf(TemplateDraft draft) {
    Map<String, Object> decisive = new LinkedHashMap<>();
    decisive.put("channel", draft.channel());
    decisive.put("language", draft.language());
    decisive.put("purpose", draft.purpose());
    decisive.put("subject", draft.subject() == null ? "" : draft.subject());
    decisive.put("body", draft.body());
    if (draft.html() != null) {
      decisive.put("html", draft.html());
    }
    decisive.put("fields", Fields.of(draft.fields()).asDeclared());
    return Canonical.hashOfJson(json.writeValueAsString(decisive));
  }
}
