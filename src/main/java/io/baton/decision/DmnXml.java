package io.baton.decision;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML from outside: no DOCTYPE, no entities, no network, no endless documents. */
final class DmnXml {
  static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

  private static final int LARGEST = 1_000_000;

  private DmnXml() {}

  /**
   * @throws BatonException DECISION_TOO_LARGE or DECISION_REFUSED; the message repeats nothing of
   *     the document
   */
  static Document read(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new BatonException(
          DecisionErrorCode.DECISION_TOO_LARGE,
          "a decision has %d bytes at most".formatted(LARGEST));
    }
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new Silent());
      return builder.parse(new ByteArrayInputStream(bytes));
    } catch (SAXParseException e) {
      throw refused(
          "line %d, column %d".formatted(e.getLineNumber(), e.getColumnNumber()),
          String.valueOf(e.getMessage()).contains("DOCTYPE")
              ? "a document type (DOCTYPE) is not allowed"
              : "the document is not well-formed XML");
    } catch (SAXException | IOException e) {
      throw refused("document", "the document is not well-formed XML");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every JDK's parser can do this", e);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  private static BatonException refused(String place, String message) {
    return new BatonException(
        DecisionErrorCode.DECISION_REFUSED,
        message,
        List.of(new Finding(place, "DECISION_XML", message)));
  }

  /** One decision of a document as a document of its own, which needs no other. */
  static byte[] alone(byte[] dmn, String key) {
    Document document = read(dmn);
    Element definitions = document.getDocumentElement();
    for (Element child : children(definitions)) {
      boolean wanted =
          "decision".equals(child.getLocalName()) && key.equals(child.getAttribute("id"));
      if (!wanted) {
        definitions.removeChild(child);
      } else {
        children(child, "informationRequirement").forEach(child::removeChild);
      }
    }
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      transformer.transform(new DOMSource(document), new StreamResult(bytes));
      return bytes.toByteArray();
    } catch (TransformerException e) {
      throw new IllegalStateException("a document that was read can be written", e);
    }
  }

  /** The ids of the document's decisions. */
  static List<String> decisions(byte[] dmn) {
    return children(read(dmn).getDocumentElement(), "decision").stream()
        .map(decision -> decision.getAttribute("id"))
        .toList();
  }

  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** Children of this name out of DMN's own namespace. */
  static List<Element> children(Element parent, String name) {
    return children(parent).stream()
        .filter(child -> DMN.equals(child.getNamespaceURI()) && name.equals(child.getLocalName()))
        .toList();
  }

  static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  /** The content of the {@code text} child, without white space around it. */
  static String text(Element parent) {
    return child(parent, "text").map(text -> text.getTextContent().strip()).orElse("");
  }

  /** The parser would print to standard error. */
  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
