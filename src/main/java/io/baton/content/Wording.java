package io.baton.content;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;

/**
 * Checked, parsed wording, ready to render any number of messages from any thread.
 *
 * <p>A customer's value is only ever put into the context, so it is printed as it is and never
 * parsed.
 */
final class Wording {
  private static final RuntimeInstance ENGINE = WordingEngine.create();
  private static final int MAXIMUM_SOURCE = 20_000;
  private static final int MAXIMUM_HTML = 50_000;
  private static final String HTML = "html, ";
  private static final String FIELD_MISSING =
      "a field that the text needs is missing or not usable";
  private static final Pattern IN_ADDRESS = Pattern.compile("[A-Za-z0-9._~-]*");

  private final Fields fields;
  private final @Nullable Template subject;
  private final Template body;
  private final @Nullable PlainWording plain;
  private final @Nullable Html html;

  private Wording(Fields fields, @Nullable Template subject, Template body, @Nullable Html html) {
    this.fields = fields;
    this.subject = subject;
    this.body = body;
    this.plain = PlainWording.of((SimpleNode) body.getData());
    this.html = html;
  }

  /**
   * @param inAddresses fields that stand in addresses
   */
  private record Html(String language, Template text, Set<String> inAddresses) {}

  /** All that is wrong with the texts; empty if {@link #of} would take them. */
  static List<Finding> findings(TemplateDraft draft, MarketingMarks marks) {
    List<Finding> findings = new ArrayList<>(Fields.findings(draft.fields()));
    Fields fields = Fields.of(draft.fields());
    String always = "";
    if (draft.subject() != null) {
      String problem = HeaderText.problemWith(draft.subject());
      if (problem != null) {
        findings.add(new Finding("subject", "CONTENT_HEADER_INJECTION", "the subject " + problem));
      } else {
        always = alwaysPrinted(parse(draft.subject(), "subject, ", fields, findings));
      }
    }
    Template body = parse(draft.body(), "", fields, findings);
    if (draft.html() != null) {
      parse(draft.html(), HTML, fields, findings);
    }
    if (findings.isEmpty() && draft.purpose().equals("MARKETING")) {
      findings.addAll(
          marks.findings(draft.channel(), draft.language(), always, alwaysPrinted(body)));
    }
    if (findings.isEmpty()) {
      tryOut(draft, fields, findings);
    }
    return findings;
  }

  /** Parses plain texts that have passed {@link #findings}. */
  static Wording of(@Nullable String subject, String body, List<String> declared) {
    return of("zh-CN", subject, body, null, declared);
  }

  /** Parses texts that have passed {@link #findings}. */
  static Wording of(
      String language,
      @Nullable String subject,
      String body,
      @Nullable String html,
      List<String> declared) {
    Fields fields = Fields.of(declared);
    List<Finding> findings = new ArrayList<>();
    Template parsedSubject = subject == null ? null : parse(subject, "subject, ", fields, findings);
    Template parsedBody = parse(body, "", fields, findings);
    Html parsedHtml = html == null ? null : html(language, html, fields, findings);
    if (parsedBody == null || !findings.isEmpty()) {
      throw new BatonException(ContentError.CONTENT_REFUSED, "the wording is refused", findings);
    }
    return new Wording(fields, parsedSubject, parsedBody, parsedHtml);
  }

  /** What was edited behind the application's back is refused here as it would be at save. */
  private static @Nullable Html html(
      String language, String text, Fields fields, List<Finding> findings) {
    Set<String> inAddresses = new HashSet<>();
    Template parsed = parse(text, HTML, fields, findings, inAddresses);
    return parsed == null ? null : new Html(language, parsed, inAddresses);
  }

  /**
   * @throws BatonException CONTENT_NOT_RENDERED if a field is missing, a header would be injected
   *     or a limit is hit; nothing of such a message may be sent
   */
  Rendered render(Map<String, String> given) {
    String line = subject == null ? null : merge(subject, given, false);
    if (line != null) {
      String problem = HeaderText.problemWith(line);
      if (problem != null) {
        throw notRendered("the subject " + problem);
      }
    }
    String text = plain == null ? merge(body, given, false) : plainText(plain, given);
    return new Rendered(line, text, html == null ? null : page(html, given));
  }

  private static String plainText(PlainWording plain, Map<String, String> given) {
    try {
      String text = plain.render(given);
      if (text == null) {
        throw notRendered(FIELD_MISSING);
      }
      return text;
    } catch (CappedWriter.RenderingStopped e) {
      throw notRendered(e.getMessage());
    }
  }

  private String page(Html html, Map<String, String> given) {
    for (String field : html.inAddresses()) {
      String value = given.get(field);
      if (value != null && !IN_ADDRESS.matcher(value).matches()) {
        throw notRendered("a field in an address is not letters, digits, . _ ~ or -");
      }
    }
    return HtmlPage.of(html.language(), merge(html.text(), given, true));
  }

  private String merge(Template template, Map<String, String> given, boolean escaped) {
    CappedWriter writer = new CappedWriter();
    VelocityContext context = new VelocityContext(fields.contextOf(given));
    if (escaped) {
      HtmlEscape.in(context);
    }
    try {
      template.merge(context, writer);
    } catch (VelocityException e) {
      throw notRendered(FIELD_MISSING);
    } catch (CappedWriter.RenderingStopped e) {
      throw notRendered(e.getMessage());
    }
    return writer.toString();
  }

  private static BatonException notRendered(@Nullable String reason) {
    return new BatonException(ContentError.CONTENT_NOT_RENDERED, "not rendered: " + reason);
  }

  /** The checked tree, or null with at least one more finding. */
  private static @Nullable Template parse(
      String text, String place, Fields fields, List<Finding> findings) {
    return parse(text, place, fields, findings, new HashSet<>());
  }

  /**
   * @param inAddresses gets the fields that stand in addresses of HTML
   */
  private static @Nullable Template parse(
      String text, String place, Fields fields, List<Finding> findings, Set<String> inAddresses) {
    int most = place.equals(HTML) ? MAXIMUM_HTML : MAXIMUM_SOURCE;
    if (text.isBlank() || text.length() > most) {
      findings.add(
          new Finding(
              nameOf(place),
              "CONTENT_LENGTH",
              "the text must have 1 to %d characters".formatted(most)));
      return null;
    }
    Template template = new Template();
    template.setName("wording");
    template.setRuntimeServices(ENGINE);
    try {
      SimpleNode root = ENGINE.parse(new StringReader(text), template);
      List<Finding> refused = WordingCheck.findings(root, place, fields);
      findings.addAll(refused);
      if (!refused.isEmpty()) {
        return null;
      }
      HtmlPlaces places = HtmlPlaces.of(root);
      template.setData(root);
      template.initDocument();
      if (place.equals(HTML)) {
        HtmlCheck.Outcome outcome = HtmlCheck.of(root, fields, places);
        findings.addAll(outcome.findings());
        inAddresses.addAll(outcome.inAddresses());
        return outcome.findings().isEmpty() ? template : null;
      }
      return template;
    } catch (ParseException e) {
      findings.add(syntax(place, e));
      return null;
    } catch (VelocityException | StackOverflowError e) {
      findings.add(
          new Finding(nameOf(place), "CONTENT_SYNTAX", "the text cannot be parsed as a template"));
      return null;
    }
  }

  private static String nameOf(String place) {
    return place.isEmpty() ? "body" : place.substring(0, place.indexOf(','));
  }

  private static Finding syntax(String place, ParseException e) {
    int line = e.currentToken == null ? 1 : e.currentToken.next.beginLine;
    int column = e.currentToken == null ? 1 : e.currentToken.next.beginColumn;
    return new Finding(
        "%sline %d, column %d".formatted(place, line, column),
        "CONTENT_SYNTAX",
        "this is not valid template syntax");
  }

  /** The text outside every condition and loop; a gap marks where something else is printed. */
  private static String alwaysPrinted(@Nullable Template parsed) {
    if (parsed == null) {
      return "";
    }
    SimpleNode root = (SimpleNode) parsed.getData();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < root.jjtGetNumChildren(); i++) {
      Node child = root.jjtGetChild(i);
      text.append(child instanceof ASTText ? child.literal() : "\0");
    }
    return text.toString();
  }

  private static void tryOut(TemplateDraft draft, Fields fields, List<Finding> findings) {
    Wording wording =
        of(draft.language(), draft.subject(), draft.body(), draft.html(), fields.asDeclared());
    Map<String, String> sample = fields.sample();
    try {
      wording.render(sample);
    } catch (BatonException e) {
      findings.add(new Finding("body", "CONTENT_NOT_RENDERED", String.valueOf(e.getMessage())));
      return;
    }
    sample.remove(Fields.MAY_BE_ABSENT);
    try {
      wording.render(sample);
    } catch (BatonException e) {
      findings.add(
          new Finding(
              "body",
              "CONTENT_NAME_MAY_BE_ABSENT",
              "some customers have no name: write ${name|'…'} or #if($name)…#else…#end"));
    }
  }
}
