package io.baton.content;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private final Fields fields;
  private final @Nullable Template subject;
  private final Template body;

  private Wording(Fields fields, @Nullable Template subject, Template body) {
    this.fields = fields;
    this.subject = subject;
    this.body = body;
  }

  /** All that is wrong with the texts; empty if {@link #of} would take them. */
  static List<Finding> findings(
      String channel,
      String language,
      String purpose,
      @Nullable String subject,
      String body,
      List<String> declared) {
    List<Finding> findings = new ArrayList<>(Fields.findings(declared));
    Fields fields = Fields.of(declared);
    if (subject != null) {
      String problem = HeaderText.problemWith(subject);
      if (problem != null) {
        findings.add(new Finding("subject", "CONTENT_HEADER_INJECTION", "the subject " + problem));
      } else {
        parse(subject, "subject, ", fields, findings);
      }
    }
    Template parsed = parse(body, "", fields, findings);
    if (parsed != null && OptOut.required(channel, purpose)) {
      String always = alwaysPrinted((SimpleNode) parsed.getData());
      if (OptOut.phrases(language).stream().noneMatch(always::contains)) {
        findings.add(
            new Finding(
                "body",
                "CONTENT_OPT_OUT_MISSING",
                "a marketing SMS must say how to stop it, outside any #if: "
                    + OptOut.phrases(language).get(0)));
      }
    }
    if (findings.isEmpty()) {
      tryOut(new TemplateTexts(subject, body), fields, findings);
    }
    return findings;
  }

  /** Parses texts that have passed {@link #findings}. */
  static Wording of(@Nullable String subject, String body, List<String> declared) {
    Fields fields = Fields.of(declared);
    List<Finding> findings = new ArrayList<>();
    Template parsedSubject = subject == null ? null : parse(subject, "subject, ", fields, findings);
    Template parsedBody = parse(body, "", fields, findings);
    if (parsedBody == null || !findings.isEmpty()) {
      throw new BatonException(ContentError.CONTENT_REFUSED, "the wording is refused", findings);
    }
    return new Wording(fields, parsedSubject, parsedBody);
  }

  /**
   * @throws BatonException CONTENT_NOT_RENDERED if a field is missing, a header would be injected
   *     or a limit is hit; nothing of such a message may be sent
   */
  Rendered render(Map<String, String> given) {
    String line = subject == null ? null : merge(subject, given);
    if (line != null) {
      String problem = HeaderText.problemWith(line);
      if (problem != null) {
        throw notRendered("the subject " + problem);
      }
    }
    return new Rendered(line, merge(body, given));
  }

  private String merge(Template template, Map<String, String> given) {
    CappedWriter writer = new CappedWriter();
    try {
      template.merge(new VelocityContext(fields.contextOf(given)), writer);
    } catch (VelocityException e) {
      throw notRendered("a field that the text needs is missing or not usable");
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
    if (text.isBlank() || text.length() > MAXIMUM_SOURCE) {
      findings.add(
          new Finding(
              place.isEmpty() ? "body" : "subject",
              "CONTENT_LENGTH",
              "the text must have 1 to %d characters".formatted(MAXIMUM_SOURCE)));
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
      template.setData(root);
      template.initDocument();
      return template;
    } catch (ParseException e) {
      findings.add(syntax(place, e));
      return null;
    } catch (VelocityException | StackOverflowError e) {
      findings.add(
          new Finding(
              place.isEmpty() ? "body" : "subject",
              "CONTENT_SYNTAX",
              "the text cannot be parsed as a template"));
      return null;
    }
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
  private static String alwaysPrinted(SimpleNode root) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < root.jjtGetNumChildren(); i++) {
      Node child = root.jjtGetChild(i);
      text.append(child instanceof ASTText ? child.literal() : "\0");
    }
    return text.toString();
  }

  private static void tryOut(TemplateTexts texts, Fields fields, List<Finding> findings) {
    Wording wording = of(texts.subject(), texts.body(), fields.asDeclared());
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

  private record TemplateTexts(@Nullable String subject, String body) {}
}
