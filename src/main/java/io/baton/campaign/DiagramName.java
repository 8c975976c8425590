package io.baton.campaign;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The name a modeller gave to the process of a diagram. */
final class DiagramName {
  private DiagramName() {}

  static String of(String xml, String otherwise) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT
            && reader.getLocalName().equals("process")) {
          String name = reader.getAttributeValue(null, "name");
          return name == null || name.isBlank() ? otherwise : name;
        }
      }
      return otherwise;
    } catch (XMLStreamException e) {
      return otherwise;
    }
  }
}
