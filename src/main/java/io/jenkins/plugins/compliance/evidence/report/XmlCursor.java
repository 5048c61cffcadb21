package io.jenkins.plugins.compliance.evidence.report;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import io.jenkins.plugins.compliance.evidence.ReportException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Walks through an XML report of any length. It stands on an element's start, and reads attributes there, and then its
 * children or its text. What nobody asks for is passed over without being held.
 *
 * <p>A document type declaration that names an external DTD is passed over: JaCoCo and Cobertura write one. It is never
 * fetched. One that declares anything itself is refused, and so is every reference to an entity: nothing is expanded.
 *
 * <p>Confined to one thread.
 */
final class XmlCursor implements Closeable {

    private static final int DEEPEST = 100;
    private static final int LONGEST_ATTRIBUTE = 1 << 19;
    private static final int MOST_ATTRIBUTES = 64;
    private static final long LONGEST_PROLOG = 1 << 16;
    private static final long LONGEST_WORD = 1 << 20;

    private static final String REMEDY = "see what wrote it, and let the tool write the report again";

    private final String file;
    private final StrictReader input;
    private final XMLStreamReader2 xml;
    private final XmlNames names;
    private int depth;

    /** Reads an element, of which it is told the local name, with the cursor on its start. */
    @FunctionalInterface
    interface Child {
        void read(String name) throws IOException;
    }

    private XmlCursor(String file, StrictReader input, XMLStreamReader2 xml) {
        this.file = file;
        this.input = input;
        this.xml = xml;
        this.names = new XmlNames(xml);
    }

    /** A cursor on the root element. */
    static XmlCursor open(String file, StrictReader reader) throws IOException {
        reader.limitWords(LONGEST_WORD);
        reader.limitProlog(LONGEST_PROLOG);
        XmlCursor cursor;
        try {
            cursor = new XmlCursor(file, reader, (XMLStreamReader2) factory().createXMLStreamReader(reader));
        } catch (XMLStreamException e) {
            throw refused(file, e, "1:1");
        }
        while (cursor.advance() != XMLStreamConstants.START_ELEMENT) {
            cursor.checkProlog();
        }
        reader.endProlog();
        return cursor;
    }

    /** A factory for each report: it keeps the names it has seen, and hostile ones shall go with their report. */
    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        return factory;
    }

    private void checkProlog() throws IOException {
        if (xml.getEventType() == XMLStreamConstants.DTD) {
            String declarations;
            try {
                declarations = xml.getDTDInfo().getDTDInternalSubset();
            } catch (XMLStreamException e) {
                throw refused(e);
            }
            if (declarations != null && !declarations.isBlank()) {
                throw refuse(
                        "its document type declares entities or other things of its own",
                        "no report needs that; let the tool write it without, and see where it comes from");
            }
        }
    }

    /** The local name of the element on which the cursor stands. */
    String name() {
        return xml.getLocalName();
    }

    /** The namespace of that element, empty when it has none. */
    String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** An attribute of the element on which the cursor stands, by its local name. */
    Optional<String> attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** An attribute that must be there. */
    String required(String name) throws ReportException {
        return attribute(name).orElseThrow(() -> refuse("<" + name() + "> has no attribute \"" + name + "\"", REMEDY));
    }

    /** An attribute that must be there and count something. */
    long count(String name) throws ReportException {
        String text = required(name);
        return Decimal.count(text).orElseThrow(() -> noCount(name, text));
    }

    /** An attribute that counts something if it is there and not empty; 0 when it is not. */
    long countOrZero(String name) throws ReportException {
        Optional<String> text = attribute(name).filter(value -> !value.isBlank());
        return text.isPresent() ? Decimal.count(text.get().strip()).orElseThrow(() -> noCount(name, text.get())) : 0;
    }

    private ReportException noCount(String name, String text) {
        return refuse("\"" + name + "\" is no count from 0 to " + Decimal.MOST + ": \"" + text + "\"", REMEDY);
    }

    /** Reads the element's children. One that is not read to its end is passed over. */
    void children(Child child) throws IOException {
        int inside = depth;
        while (depth >= inside) {
            if (advance() == XMLStreamConstants.START_ELEMENT) {
                child.read(name());
                leave(inside);
            }
        }
    }

    private void leave(int inside) throws IOException {
        while (depth > inside) {
            advance();
        }
    }

    /** The element's text without that of its children, cut off after so many characters. */
    String text(int longest) throws IOException {
        return text(longest, child -> {});
    }

    /** The element's text without that of its children, which are read one by one where they stand. */
    String text(int longest, Child child) throws IOException {
        int inside = depth;
        StringBuilder text = new StringBuilder();
        while (depth >= inside) {
            int event = advance();
            if (event == XMLStreamConstants.START_ELEMENT) {
                child.read(name());
                leave(inside);
            } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
                    && text.length() < longest) {
                text.append(characters());
            }
        }
        return text.length() > longest ? text.substring(0, longest) : text.toString();
    }

    private String characters() throws IOException {
        try {
            return xml.getText();
        } catch (WstxLazyException e) {
            throw e.getCause() instanceof XMLStreamException cause ? refused(cause) : new IOException(e);
        }
    }

    /** Reads to the end of the file, behind which there is nothing. */
    void end() throws IOException {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    throw refuse("something stands behind the end of the report", REMEDY);
                }
            }
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    private int advance() throws IOException {
        int event;
        try {
            event = xml.next();
        } catch (XMLStreamException e) {
            throw refused(e);
        }
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                depth++;
                if (!names.admitElement()) {
                    throw tooManyNames();
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                if (!names.admit(xml.getPITarget())) {
                    throw tooManyNames();
                }
            }
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw refuse("a reference to the entity \"" + xml.getLocalName() + "\"", "write the text itself");
            default -> {}
        }
        return event;
    }

    private ReportException tooManyNames() {
        return refuse(
                "more than " + XmlNames.MOST + " different names of elements and attributes",
                "no report is like this; see what wrote it");
    }

    /** A refusal at the place where the cursor stands. */
    ReportException refuse(String problem, String remedy) {
        return new ReportException(file, place(xml.getLocation()), problem, remedy);
    }

    private IOException refused(XMLStreamException e) {
        return refused(file, e, place(xml.getLocation()));
    }

    /** Takes what the reader below refused for what it is. */
    private static IOException refused(String file, XMLStreamException e, String otherwise) {
        if (e.getNestedException() instanceof IOException io) {
            return io;
        }
        String place = e.getLocation() == null ? otherwise : place(e.getLocation());
        if (e instanceof WstxEOFException) {
            return new ReportException(
                    file,
                    place,
                    "the report ends too early",
                    "it was cut off: see that the tool finished and that the disk is not full");
        }
        String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new ReportException(file, place, "no XML that can be read: " + problem, REMEDY);
    }

    private static String place(Location location) {
        return Math.max(1, location.getLineNumber()) + ":" + Math.max(1, location.getColumnNumber());
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw refused(e);
        } finally {
            input.close();
        }
    }
}
