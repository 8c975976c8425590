package io.baton.engine.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a document without ever leaving it: no DOCTYPE, hence no entities, nothing fetched, no
 * processing instructions, UTF-8 only, and limits on size, depth and number. Messages never quote
 * the document.
 */
final class DocumentReader {
  static final int LARGEST = 1 << 20;
  private static final int DEEPEST = 24;
  private static final int MOST_ELEMENTS = 5_000;
  private static final int LONGEST_TEXT = 4_000;

  private static final Map<String, String> PREFIXES =
      Map.of(
          "http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn:",
          "http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:",
          "http://www.omg.org/spec/DD/20100524/DC", "dc:",
          "http://www.omg.org/spec/DD/20100524/DI", "di:",
          "http://camunda.org/schema/1.0/bpmn", "camunda:",
          "http://camunda.org/schema/modeler/1.0", "modeler:",
          "http://www.w3.org/2001/XMLSchema-instance", "xsi:",
          "http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:",
          "http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:");

  private DocumentReader() {}

  /** The root, or null with the reason among the refusals. */
  static @Nullable Node read(byte[] document, Refusals refusals) {
    if (document.length > LARGEST) {
      refusals.add("document", Refusal.PROCESS_TOO_LARGE);
      return null;
    }
    Handler handler = new Handler();
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document));
      InputSource source = new InputSource(new ByteArrayInputStream(document));
      source.setEncoding("UTF-8");
      parser().parse(source, handler);
      return handler.root;
    } catch (CharacterCodingException e) {
      refusals.add("document", Refusal.PROCESS_NOT_UTF8);
    } catch (Refused e) {
      refusals.add("line " + handler.line(), e.refusal);
    } catch (SAXParseException e) {
      boolean doctype = String.valueOf(e.getMessage()).contains("DOCTYPE");
      refusals.add(
          "line %d, column %d".formatted(e.getLineNumber(), e.getColumnNumber()),
          doctype ? Refusal.PROCESS_DOCTYPE : Refusal.PROCESS_NOT_XML);
    } catch (SAXException | IOException e) {
      refusals.add("document", Refusal.PROCESS_NOT_XML);
    }
    return null;
  }

  private static SAXParser parser() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setXIncludeAware(false);
      return factory.newSAXParser();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("this JDK's parser cannot be made safe", e);
    }
  }

  private static final class Refused extends SAXException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.name());
      this.refusal = refusal;
    }
  }

  private static final class Handler extends DefaultHandler {
    private @Nullable Locator locator;
    private @Nullable Node root;
    private @Nullable Node current;
    private int elements;

    int line() {
      return locator == null ? 0 : locator.getLineNumber();
    }

    @Override
    public void setDocumentLocator(Locator locator) {
      this.locator = locator;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws SAXException {
      Node node = new Node(prefixed(uri, local), current, line());
      if (++elements > MOST_ELEMENTS) {
        throw new Refused(Refusal.PROCESS_TOO_MANY_ELEMENTS);
      }
      if (node.depth > DEEPEST) {
        throw new Refused(Refusal.PROCESS_TOO_DEEP);
      }
      for (int i = 0; i < attributes.getLength(); i++) {
        if (attributes.getValue(i).length() > LONGEST_TEXT) {
          throw new Refused(Refusal.PROCESS_ATTRIBUTE_TOO_LONG);
        }
        node.attributes.put(
            prefixed(attributes.getURI(i), attributes.getLocalName(i)), attributes.getValue(i));
      }
      if (current == null) {
        root = node;
      } else {
        current.children.add(node);
      }
      current = node;
    }

    @Override
    public void endElement(String uri, String local, String name) {
      current = current == null ? null : current.parent;
    }

    @Override
    public void characters(char[] text, int from, int length) throws SAXException {
      if (current != null) {
        current.text.append(text, from, length);
        if (current.text.length() > LONGEST_TEXT) {
          throw new Refused(Refusal.PROCESS_TEXT_TOO_LONG);
        }
      }
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
      throw new Refused(Refusal.PROCESS_INSTRUCTION);
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
      throw new Refused(Refusal.PROCESS_REFERENCE);
    }

    /** An unknown namespace keeps its address, so that no name of ours can be imitated. */
    private static String prefixed(String uri, String local) {
      if (uri.isEmpty()) {
        return local;
      }
      String prefix = PREFIXES.get(uri);
      return prefix == null ? "{" + uri + "}" + local : prefix + local;
    }
  }
}
