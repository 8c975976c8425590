package io.baton.content;

import io.baton.shared.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.velocity.runtime.parser.node.ASTBlock;
import org.apache.velocity.runtime.parser.node.ASTComment;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTElseIfStatement;
import org.apache.velocity.runtime.parser.node.ASTElseStatement;
import org.apache.velocity.runtime.parser.node.ASTIfStatement;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTSetDirective;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.ASTprocess;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;

/**
 * Whether HTML wording keeps its structure whatever its fields say. Sanitizers clean a finished
 * page; here the page is not finished, so the proof is made once, on the template:
 *
 * <ul>
 *   <li>the text is a strict subset of HTML that every reader takes apart in the same way: small
 *       letters, double quotes, every tag closed, and only tags and attributes of an allow-list;
 *   <li>a field stands in text or in the value of an attribute, where escaping makes it words;
 *   <li>in an address it stands behind the host, and its value must need no escaping at all;
 *   <li>conditions and loops stand in text, and what is inside closes what it opens, so that any
 *       combination of branches is a sequence of complete elements.
 * </ul>
 */
final class HtmlCheck {
  private static final Pattern PLAIN_FIELD = Pattern.compile("\\$\\{?([a-z][A-Za-z0-9_]*)}?");
  private static final Pattern ENTITY = Pattern.compile("&[a-z]{2,8};");

  private final Set<String> fields;
  private final HtmlPlaces places;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> inAddresses = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  /** What has been written of a tag since its {@code <}; null outside of tags. */
  private @Nullable StringBuilder tag;

  private HtmlCheck(Fields fields, HtmlPlaces places) {
    this.fields = fields.values();
    this.places = places;
  }

  /**
   * @param inAddresses fields whose values have to fit into an address as they are
   */
  record Outcome(List<Finding> findings, Set<String> inAddresses) {}

  static Outcome of(SimpleNode root, Fields fields, HtmlPlaces places) {
    HtmlCheck check = new HtmlCheck(fields, places);
    check.visit(root);
    if (check.tag != null || !check.open.isEmpty()) {
      check.findings.add(
          new Finding(
              "html",
              "CONTENT_HTML_OPEN",
              "the text ends inside "
                  + (check.tag != null ? "a tag" : "<" + check.open.peek() + ">")));
    }
    return new Outcome(check.findings, check.inAddresses);
  }

  private void visit(Node node) {
    if (node instanceof ASTText) {
      text(node, node.literal());
    } else if (node instanceof ASTDirective colour && colour.jjtGetNumChildren() == 0) {
      text(node, "#" + colour.getDirectiveName());
    } else if (node instanceof ASTReference reference) {
      reference(reference);
    } else if (node instanceof ASTBlock) {
      block(node);
    } else if (node instanceof ASTprocess) {
      children(node);
    } else if (node instanceof ASTSetDirective
        || node instanceof ASTComment
        || node instanceof ASTIfStatement
        || node instanceof ASTElseIfStatement
        || node instanceof ASTElseStatement
        || node instanceof ASTDirective) {
      if (tag != null) {
        refuse(node, 0, "CONTENT_HTML_CONTEXT", "conditions and loops stand outside of tags");
      } else {
        branches(node);
      }
    } else {
      refuse(node, 0, "CONTENT_HTML_CONTEXT", "this is not possible in HTML");
    }
  }

  private void children(Node node) {
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      visit(node.jjtGetChild(i));
    }
  }

  /** What is printed: expressions are not. */
  private void branches(Node node) {
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      Node child = node.jjtGetChild(i);
      if (child instanceof ASTBlock
          || child instanceof ASTElseIfStatement
          || child instanceof ASTElseStatement) {
        visit(child);
      }
    }
  }

  private void block(Node node) {
    List<String> before = List.copyOf(open);
    open.push("");
    children(node);
    if (tag != null || !String.valueOf(open.peek()).isEmpty()) {
      refuse(node, 0, "CONTENT_HTML_OPEN", "this branch leaves a tag open");
    }
    tag = null;
    open.clear();
    before.forEach(open::addLast);
  }

  private void reference(ASTReference reference) {
    String literal = reference.literal();
    StringBuilder writing = tag;
    if (writing == null) {
      return;
    }
    boolean quoted = writing.chars().filter(c -> c == '"').count() % 2 == 1;
    if (!quoted) {
      refuse(reference, 0, "CONTENT_HTML_CONTEXT", "a field in a tag stands inside double quotes");
    } else if (HtmlTag.inAddress(writing.toString())) {
      var plain = PLAIN_FIELD.matcher(literal);
      if (plain.matches() && fields.contains(plain.group(1))) {
        inAddresses.add(plain.group(1));
      } else {
        refuse(
            reference,
            0,
            "CONTENT_HTML_CONTEXT",
            "an address takes declared fields without default");
      }
    }
    writing.append(HtmlTag.FIELD);
  }

  private void text(Node node, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      StringBuilder writing = tag;
      if (c == HtmlTag.FIELD
          || (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')) {
        refuse(node, i, "CONTENT_HTML", "holds a control character");
      } else if (c == '&' && !ENTITY.matcher(text).region(i, text.length()).lookingAt()) {
        refuse(node, i, "CONTENT_HTML", "write &amp; for &, and a sign by its name, as in &nbsp;");
      } else if (writing == null && c == '<') {
        tag = new StringBuilder();
      } else if (writing == null && c == '>') {
        refuse(node, i, "CONTENT_HTML", "write &gt; for >");
      } else if (writing != null && c == '<') {
        refuse(node, i, "CONTENT_HTML", "write &lt; for < that begins no tag");
        tag = null;
      } else if (writing != null && c == '>') {
        tag = null;
        close(HtmlTag.read(writing.toString()), node, i);
      } else if (writing != null) {
        writing.append(c);
      }
    }
  }

  private void close(HtmlTag read, Node node, int at) {
    read.problems().forEach(problem -> refuse(node, at, "CONTENT_HTML_NOT_ALLOWED", problem));
    if (!read.problems().isEmpty() || read.empty()) {
      return;
    }
    if (!read.closing()) {
      open.push(read.name());
    } else if (read.name().equals(open.peek())) {
      open.pop();
    } else {
      refuse(
          node, at, "CONTENT_HTML_OPEN", "</" + read.name() + "> closes nothing that is open here");
    }
  }

  private void refuse(Node node, int offset, String code, String message) {
    String before =
        offset == 0 || !(node instanceof ASTText) ? "" : node.literal().substring(0, offset);
    findings.add(new Finding(places.of(node, before), code, message));
  }
}
