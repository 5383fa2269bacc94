package io.paymiumfix.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What surefire's schema for test reports wants of the elements that a replay writes. */
final class SurefireReport {

    private static final String SCHEMA = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:simpleType name="time">
                <xs:restriction base="xs:string"><xs:pattern value="[0-9]{1,6}([.][0-9]{0,3})?"/></xs:restriction>
              </xs:simpleType>
              <xs:element name="testsuite"><xs:complexType><xs:sequence>
                <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                  <xs:element name="failure" minOccurs="0"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">
                    <xs:attribute name="message"/>
                    <xs:attribute name="type" use="required"/>
                  </xs:extension></xs:simpleContent></xs:complexType></xs:element>
                </xs:sequence>
                <xs:attribute name="name" use="required"/>
                <xs:attribute name="classname"/>
                <xs:attribute name="time" type="time" use="required"/>
                </xs:complexType></xs:element>
              </xs:sequence>
              <xs:attribute name="name" use="required"/>
              <xs:attribute name="time" type="time"/>
              <xs:attribute name="tests" use="required"/>
              <xs:attribute name="errors" use="required"/>
              <xs:attribute name="skipped" use="required"/>
              <xs:attribute name="failures" use="required"/>
              </xs:complexType></xs:element>
            </xs:schema>
            """;

    private SurefireReport() {}

    static void check(final Path file) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(SCHEMA)))
                .newValidator()
                .validate(new StreamSource(file.toFile()));
        final Document document = document(file);
        assertEquals(
                document.getElementsByTagName("testcase").getLength(),
                Integer.parseInt(document.getDocumentElement().getAttribute("tests")));
        assertEquals(
                document.getElementsByTagName("failure").getLength(),
                Integer.parseInt(document.getDocumentElement().getAttribute("failures")));
    }

    static List<String> attributes(final Path file, final String... names) throws Exception {
        final Element suite = document(file).getDocumentElement();
        return Arrays.stream(names).map(suite::getAttribute).toList();
    }

    private static Document document(final Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }
}
