package io.paymiumfix.replay;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A comparison as surefire writes test reports: a suite per session, a test case per message of the client. */
final class JUnitReport {

    private static final long MS_PER_S = 1_000;
    private static final String NONE = "0";

    private final TextReport text;

    JUnitReport(final TextReport text) {
        this.text = text;
    }

    void write(final Outcome outcome, final Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            final XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            suite(outcome, xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void suite(final Outcome outcome, final XMLStreamWriter xml) throws XMLStreamException {
        final List<Comparison.Exchange> exchanges = outcome.comparison().exchanges();
        final long failures =
                exchanges.stream().filter(exchange -> !exchange.isEqual()).count();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(outcome.session()));
        xml.writeAttribute("time", seconds(outcome.took()));
        xml.writeAttribute("tests", Integer.toString(exchanges.size()));
        xml.writeAttribute("errors", NONE);
        xml.writeAttribute("skipped", NONE);
        xml.writeAttribute("failures", Long.toString(failures));
        for (final Comparison.Exchange exchange : exchanges) {
            xml.writeCharacters("\n  ");
            testCase(outcome, exchange, xml);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void testCase(final Outcome outcome, final Comparison.Exchange exchange, final XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", clean(text.title(exchange)));
        xml.writeAttribute("classname", clean("replay." + outcome.session()));
        xml.writeAttribute("time", NONE);
        if (!exchange.isEqual()) {
            final List<Pair> wrong = exchange.answers().stream()
                    .filter(pair -> pair.mark() != Pair.Mark.EQUAL)
                    .toList();
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message",
                    wrong.stream()
                            .map(pair -> clean(text.answer(pair).get(0).strip()))
                            .collect(Collectors.joining("; ")));
            xml.writeAttribute("type", wrong.get(0).mark().name());
            xml.writeCharacters(clean(exchange.answers().stream()
                    .flatMap(pair -> text.answer(pair).stream())
                    .collect(Collectors.joining("\n", "\n", "\n"))));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(final Duration time) {
        return String.format(Locale.ROOT, "%d.%03d", time.toSeconds(), time.toMillis() % MS_PER_S);
    }

    /** XML has no place for most control characters. */
    private static String clean(final String value) {
        return value.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "?");
    }
}
