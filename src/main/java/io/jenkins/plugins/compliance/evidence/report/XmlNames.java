package io.jenkins.plugins.compliance.evidence.report;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many different names a report brings along. The XML parser keeps each in a table and has no limit for it;
 * and because it does, a name that was seen before is the very same object.
 */
final class XmlNames {

    /** More than any format has. */
    static final int MOST = 2000;

    private final XMLStreamReader xml;
    private final Set<String> names = Collections.newSetFromMap(new IdentityHashMap<>());

    XmlNames(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Whether the names of the element, its attributes and its name spaces are within the bound. */
    boolean admitElement() {
        boolean within = admit(xml.getLocalName()) && admit(xml.getPrefix());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            within &= admit(xml.getAttributeLocalName(i)) && admit(xml.getAttributePrefix(i));
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            within &= admit(xml.getNamespacePrefix(i)) && admit(xml.getNamespaceURI(i));
        }
        return within;
    }

    /** Whether there is room for the name. */
    boolean admit(@Nullable String name) {
        if (name != null) {
            names.add(name);
        }
        return names.size() <= MOST;
    }
}
