package dev.cairn.records.decoder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Converts XML to plain values.
 *
 * <p>An element is a member of its parent; several of one name are a list. An element with attributes or children is a
 * map with the attributes under {@code @name} and its text under {@code #text}; another is its text, or null without
 * text. Text loses the white space around it. Prefixes stay in names, and namespace declarations are attributes. Source
 * of the rules: xmltodict 0.14.
 */
final class XmlTree {

    /** As deep as JSON may be. */
    private static final int MAX_DEPTH = 1000;

    private final XMLStreamReader reader;
    private boolean hasDoctype;
    private int depth;

    XmlTree(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** The root element as the one member of a map. */
    static Map<String, @Nullable Object> read(XMLStreamReader reader) throws XMLStreamException {
        XmlTree tree = new XmlTree(reader);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                tree.addElement(document);
            } else {
                tree.note();
            }
        }
        return document;
    }

    /** The value of the element at whose start the reader stands; it ends at the element's end. */
    @Nullable
    Object element() throws XMLStreamException {
        Map<String, @Nullable Object> parent = new LinkedHashMap<>();
        addElement(parent);
        return parent.values().iterator().next();
    }

    /** Takes notice of what is neither element nor text. */
    void note() throws XMLStreamException {
        int event = reader.getEventType();
        if (event == XMLStreamConstants.DTD) {
            hasDoctype = true;
        } else if (event == XMLStreamConstants.ENTITY_REFERENCE && !hasDoctype) {
            throw new XMLStreamException("undefined entity " + reader.getLocalName(), reader.getLocation());
        }
    }

    /** The reader stands at the start of an element; it ends at the element's end. */
    private void addElement(Map<String, @Nullable Object> parent) throws XMLStreamException {
        if (++depth > MAX_DEPTH) {
            throw new XMLStreamException(
                    "elements are nested more than " + MAX_DEPTH + " levels deep", reader.getLocation());
        }
        String name = name(reader);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            members.put(
                    "@" + name(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        StringBuilder characters = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> addElement(members);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    characters.append(reader.getText());
                default -> note();
            }
        }
        String text = strip(characters);
        if (members.isEmpty()) {
            push(parent, name, text.isEmpty() ? null : text);
        } else {
            if (!text.isEmpty()) {
                push(members, "#text", text);
            }
            push(parent, name, members);
        }
        depth--;
    }

    /** The name of the element at whose start the reader stands, as the document has it. */
    static String name(XMLStreamReader reader) {
        return name(reader.getPrefix(), reader.getLocalName());
    }

    private static String name(@Nullable String prefix, String localName) {
        return prefix == null || prefix.isEmpty() ? localName : prefix + ":" + localName;
    }

    @SuppressWarnings("unchecked") // only push makes lists
    private static void push(Map<String, @Nullable Object> members, String name, @Nullable Object value) {
        Object present = members.get(name);
        if (present instanceof List<?> list) {
            ((List<@Nullable Object>) list).add(value);
        } else if (members.containsKey(name)) {
            List<@Nullable Object> list = new ArrayList<>();
            list.add(present);
            list.add(value);
            members.put(name, list);
        } else {
            members.put(name, value);
        }
    }

    /** Python takes more for white space than Java does. */
    private static String strip(CharSequence text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.subSequence(from, to).toString();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }
}
