package io.baton.content;

import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.velocity.runtime.parser.Token;
import org.apache.velocity.runtime.parser.node.Node;

/**
 * Where each node of a text begins. Remembered before the tree is initialised, because that forgets
 * places, and asked for after it, because only then is it known what a node prints.
 */
final class HtmlPlaces {
  private final Map<Node, Token> first = new IdentityHashMap<>();

  private HtmlPlaces() {}

  static HtmlPlaces of(Node root) {
    HtmlPlaces places = new HtmlPlaces();
    places.remember(root);
    return places;
  }

  private void remember(Node node) {
    first.put(node, node.getFirstToken());
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      remember(node.jjtGetChild(i));
    }
  }

  /**
   * @param before what the node prints before the place
   */
  String of(Node node, String before) {
    Token token = first.get(node);
    if (token == null) {
      return "html";
    }
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    int column =
        lines == 0
            ? token.beginColumn + before.length()
            : before.length() - before.lastIndexOf('\n');
    return "html, line %d, column %d".formatted(token.beginLine + lines, column);
  }
}
