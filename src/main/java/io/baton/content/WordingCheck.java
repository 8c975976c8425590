package io.baton.content;

import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.runtime.parser.Token;
import org.apache.velocity.runtime.parser.node.ASTAndNode;
import org.apache.velocity.runtime.parser.node.ASTBlock;
import org.apache.velocity.runtime.parser.node.ASTComment;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTEQNode;
import org.apache.velocity.runtime.parser.node.ASTElseIfStatement;
import org.apache.velocity.runtime.parser.node.ASTElseStatement;
import org.apache.velocity.runtime.parser.node.ASTEscape;
import org.apache.velocity.runtime.parser.node.ASTEscapedDirective;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTFalse;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTIfStatement;
import org.apache.velocity.runtime.parser.node.ASTIntegerLiteral;
import org.apache.velocity.runtime.parser.node.ASTNENode;
import org.apache.velocity.runtime.parser.node.ASTNotNode;
import org.apache.velocity.runtime.parser.node.ASTOrNode;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTSetDirective;
import org.apache.velocity.runtime.parser.node.ASTStringLiteral;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.ASTTextblock;
import org.apache.velocity.runtime.parser.node.ASTTrue;
import org.apache.velocity.runtime.parser.node.ASTprocess;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;

/**
 * The allow-list of what wording may say: text, references to declared fields, {@code #if}, a
 * {@code #foreach} over a declared list, and {@code #set} of local names. Every other node of the
 * syntax tree is refused with its place and kind, before anything of it is initialised or run. What
 * is left cannot call a method, cannot load anything, and ends after a number of steps that the
 * text itself bounds.
 */
final class WordingCheck {
  private static final Set<Class<? extends Node>> ALLOWED =
      Set.of(
          ASTprocess.class,
          ASTText.class,
          ASTTextblock.class,
          ASTComment.class,
          ASTEscape.class,
          ASTEscapedDirective.class,
          ASTBlock.class,
          ASTIfStatement.class,
          ASTElseIfStatement.class,
          ASTElseStatement.class,
          ASTExpression.class,
          ASTAndNode.class,
          ASTOrNode.class,
          ASTNotNode.class,
          ASTEQNode.class,
          ASTNENode.class,
          ASTTrue.class,
          ASTFalse.class,
          ASTIntegerLiteral.class);
  private static final Pattern ROOT = Pattern.compile("\\$!?\\{?([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern COLOUR = Pattern.compile("([a-fA-F0-9]{3}){1,2}");
  private static final Set<String> LOOP_FACTS =
      Set.of("count", "index", "hasNext", "first", "last");

  private final String place;
  private final Set<String> values;
  private final Set<String> lists;
  private final Set<String> locals = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param place what is put before the position in a finding: "" for the body, "subject, "
   */
  private WordingCheck(String place, Fields fields) {
    this.place = place;
    this.values = fields.values();
    this.lists = fields.lists();
  }

  static List<Finding> findings(SimpleNode root, String place, Fields fields) {
    WordingCheck check = new WordingCheck(place, fields);
    check.visit(root, 0);
    return check.findings;
  }

  private void visit(Node node, int loops) {
    if (node instanceof ASTReference reference) {
      reference(reference, loops);
    } else if (node instanceof ASTStringLiteral) {
      literal(node);
    } else if (node instanceof ASTSetDirective) {
      assignment(node, loops);
    } else if (node instanceof ASTDirective directive) {
      directive(directive, loops);
    } else if (ALLOWED.contains(node.getClass())) {
      children(node, 0, loops);
    } else {
      refuse(node, "CONTENT_SYNTAX_NOT_ALLOWED", kind(node) + " is not allowed in wording");
    }
  }

  private void children(Node node, int from, int loops) {
    for (int i = from; i < node.jjtGetNumChildren(); i++) {
      visit(node.jjtGetChild(i), loops);
    }
  }

  private void reference(ASTReference reference, int loops) {
    String name = rootOf(reference);
    boolean loopFact = loops > 0 && name.equals("foreach");
    for (int i = 0; i < reference.jjtGetNumChildren(); i++) {
      Node child = reference.jjtGetChild(i);
      if (child instanceof ASTExpression) {
        visit(child, loops); // ${name|'default'}
      } else if (!(loopFact
          && child instanceof ASTIdentifier
          && LOOP_FACTS.contains(child.getLastToken().image))) {
        refuse(child, "CONTENT_SYNTAX_NOT_ALLOWED", kind(child) + " on a reference is not allowed");
      }
    }
    if (lists.contains(name)) {
      refuse(reference, "CONTENT_LIST_AS_VALUE", "$" + name + " is a list; use #foreach");
    } else if (!loopFact && !values.contains(name) && !locals.contains(name)) {
      refuse(reference, "CONTENT_UNDECLARED_FIELD", "$" + name + " is not a declared field");
    }
  }

  private void literal(Node node) {
    String text = node.literal();
    if (text.indexOf('$') >= 0 || text.indexOf('#') >= 0) {
      refuse(
          node,
          "CONTENT_SYNTAX_NOT_ALLOWED",
          "a quoted text must be constant: no $ and no # inside quotes");
    }
  }

  private void assignment(Node node, int loops) {
    Node target = node.jjtGetChild(0);
    children(node, 1, loops);
    String name = rootOf(target);
    if (target.jjtGetNumChildren() > 0) {
      refuse(target, "CONTENT_SYNTAX_NOT_ALLOWED", "#set may only name a local, without dots");
    } else if (name.equals("foreach") || values.contains(name) || lists.contains(name)) {
      refuse(target, "CONTENT_FIELD_NOT_LOCAL", "$" + name + " is a field and cannot be set");
    } else {
      locals.add(name);
    }
  }

  private void directive(ASTDirective directive, int loops) {
    String name = directive.getDirectiveName();
    if (colour(directive)) {
      return;
    }
    if (!name.equals("foreach")) {
      refuse(directive, "CONTENT_SYNTAX_NOT_ALLOWED", "#" + name + " is not allowed in wording");
    } else if (loops > 0) {
      refuse(directive, "CONTENT_NESTED_LOOP", "a #foreach inside a #foreach is not allowed");
    } else if (directive.jjtGetNumChildren() != 4
        || !(directive.jjtGetChild(0) instanceof ASTReference item)
        || !(directive.jjtGetChild(2) instanceof ASTReference list)
        || list.jjtGetNumChildren() > 0
        || item.jjtGetNumChildren() > 0
        || !lists.contains(rootOf(list))) {
      refuse(
          directive, "CONTENT_LOOP_NOT_OVER_LIST", "#foreach must go over a declared list field");
    } else if (values.contains(rootOf(item)) || lists.contains(rootOf(item))) {
      refuse(item, "CONTENT_FIELD_NOT_LOCAL", "the loop's name is already a field");
    } else {
      locals.add(rootOf(item));
      visit(directive.jjtGetChild(3), loops + 1);
    }
  }

  /**
   * {@code #fff} in HTML: no macro has such a name, because there are none, and without brackets it
   * is printed as it is.
   */
  private static boolean colour(ASTDirective directive) {
    return directive.jjtGetNumChildren() == 0
        && COLOUR.matcher(directive.getDirectiveName()).matches()
        && !directive.getLastToken().image.strip().endsWith(")");
  }

  private void refuse(Node node, String code, String message) {
    // Not node.getLine(): that is known only after initialisation, which comes after this check.
    Token at = node.getFirstToken();
    findings.add(
        new Finding(
            "%sline %d, column %d".formatted(place, at.beginLine, at.beginColumn), code, message));
  }

  private static String rootOf(Node reference) {
    Matcher matcher = ROOT.matcher(reference.literal());
    return matcher.lookingAt() ? matcher.group(1) : "";
  }

  private static String kind(Node node) {
    return node.getClass().getSimpleName().replaceFirst("^AST", "");
  }
}
