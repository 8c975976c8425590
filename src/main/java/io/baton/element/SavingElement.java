package io.baton.element;

import io.baton.access.Audit;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import io.baton.shared.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes what an element says as its next version; what was written before stays as it was. */
@Component
class SavingElement {
  private final ElementRows rows;
  private final Templates templates;
  private final BatonClock clock;
  private final Audit audit;
  private final JsonMapper json;

  SavingElement(
      ElementRows rows, Templates templates, BatonClock clock, Audit audit, JsonMapper json) {
    this.rows = rows;
    this.templates = templates;
    this.clock = clock;
    this.audit = audit;
    this.json = json;
  }

  /**
   * The same content again gives the same version.
   *
   * @param seen the newest version that the author knows of, 0 for a new element
   * @throws BatonException ELEMENT_INVALID with every finding, ELEMENT_KEY_TAKEN, ELEMENT_STALE,
   *     ELEMENT_WRONG_STATE while the newest is under review or if the element is retired
   */
  @Transactional
  Element save(String key, ElementContent content, int seen, String author) {
    require(key, content);
    if (rows.reserve(key, content.kind(), author, clock.now()) != content.kind()) {
      throw new BatonException(
          ElementError.ELEMENT_KEY_TAKEN, key + " names an element of another kind");
    }
    Optional<Element> before = rows.find(key);
    int newest = before.map(element -> element.newest().number()).orElse(0);
    String text = json.writeValueAsString(content);
    String hash = Canonical.hashOfJson(text);
    if (before.isPresent() && before.get().newest().hash().equals(hash)) {
      return before.get();
    }
    if (newest != seen) {
      throw new BatonException(
          ElementError.ELEMENT_STALE, "version %d was saved meanwhile".formatted(newest));
    }
    before.ifPresent(SavingElement::requireOpen);
    rows.insert(key, newest + 1, text, hash, author, clock.now());
    audit.record("ELEMENT_SAVED", "element:" + key, Map.of("version", newest + 1, "hash", hash));
    return rows.find(key).orElseThrow();
  }

  private static void requireOpen(Element element) {
    if (element.retiredAt() != null || element.newest().state() == ElementState.IN_REVIEW) {
      throw new BatonException(
          ElementError.ELEMENT_WRONG_STATE,
          element.retiredAt() != null
              ? element.key() + " is retired"
              : "version %d is under review".formatted(element.newest().number()));
    }
  }

  private void require(String key, ElementContent content) {
    ContentLook look = new ContentLook();
    look.pattern(key, ContentLook.KEY, "/key", "lower-case letters, digits and -");
    content.check(look);
    if (content instanceof Communication communication) {
      template(communication, look);
    }
    if (content instanceof CampaignType type) {
      look.expect(!key.equals(type.parent()), "/parent", "another type than itself");
    }
    content.reliesOn().forEach((other, kind) -> reference(other, kind, look));
    List<Finding> findings = look.findings();
    if (!findings.isEmpty()) {
      throw new BatonException(
          ElementError.ELEMENT_INVALID, "the element is not complete", findings);
    }
  }

  private void template(Communication communication, ContentLook look) {
    String key = String.valueOf(communication.template());
    Optional<TemplateVersion> wording = templates.latest(key);
    look.expect(wording.isPresent(), "/template", "there is no template " + key);
    wording.ifPresent(
        found ->
            look.expect(
                found.channel().equals(communication.channel())
                    && found.purpose().equals(communication.purpose()),
                "/template",
                "%s is %s wording for %s".formatted(key, found.purpose(), found.channel())));
  }

  private void reference(String key, ElementKind kind, ContentLook look) {
    look.expect(
        rows.find(key).filter(found -> found.kind() == kind).isPresent(),
        "/" + key,
        "there is no %s %s".formatted(kind, key));
  }
}
