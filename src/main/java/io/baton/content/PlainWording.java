package io.baton.content;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.context.InternalContextAdapterImpl;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;

/**
 * Wording without conditions and loops, which most short messages are: texts and fields in turn.
 * Says what the engine says, without a context and a walk through the tree for every customer.
 */
final class PlainWording {
  /** {@code $name}, {@code ${name}} and <code>${name|'text'}</code>; nothing more clever. */
  private static final Pattern FIELD =
      Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)}|\\{(\\w+)\\|'([^'\\\\]+)'})");

  private static final String PROBE = "probe";

  private final List<Part> parts;
  private final int usual;

  /** A text, or a field with what stands for it where it is missing. */
  private record Part(@Nullable String field, @Nullable String text) {}

  private PlainWording(List<Part> parts) {
    this.parts = parts;
    this.usual = parts.stream().mapToInt(part -> part.text == null ? 16 : part.text.length()).sum();
  }

  /**
   * @param root initialised
   * @return null where it says more than texts and fields
   */
  static @Nullable PlainWording of(SimpleNode root) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < root.jjtGetNumChildren(); i++) {
      Part part = part(root.jjtGetChild(i));
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return new PlainWording(parts);
  }

  private static @Nullable Part part(Node node) {
    if (node instanceof ASTText) {
      return new Part(null, rendered(node, Map.of()));
    }
    if (!(node instanceof ASTReference)) {
      return null;
    }
    Matcher field = FIELD.matcher(node.literal());
    if (!field.matches()) {
      return null;
    }
    String name = field.group(1) == null ? field.group(2) : field.group(1);
    Part part = name == null ? new Part(field.group(3), field.group(4)) : new Part(name, null);
    // Signs before it that mean something to the engine are not among what it calls the literal.
    return rendered(node, Map.of(String.valueOf(part.field), PROBE)).equals(PROBE) ? part : null;
  }

  private static String rendered(Node node, Map<String, Object> fields) {
    StringWriter text = new StringWriter();
    try {
      node.render(new InternalContextAdapterImpl(new VelocityContext(new HashMap<>(fields))), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * @return null where a field is missing that nothing stands for
   * @throws CappedWriter.RenderingStopped if the text is too long
   */
  @Nullable String render(Map<String, String> given) {
    StringBuilder text = new StringBuilder(usual + 16);
    for (Part part : parts) {
      String said = said(part, given);
      if (said == null) {
        return null;
      }
      CappedWriter.requireRoom(text.length() + said.length());
      text.append(said);
    }
    return text.toString();
  }

  private static @Nullable String said(Part part, Map<String, String> given) {
    if (part.field == null) {
      return part.text;
    }
    String value = given.get(part.field);
    boolean missing = value == null || (part.text != null && value.isEmpty());
    return missing ? part.text : value;
  }
}
