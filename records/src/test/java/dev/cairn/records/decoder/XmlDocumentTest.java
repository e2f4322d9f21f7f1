package dev.cairn.records.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.records.FieldPath;
import dev.cairn.records.MalformedBodyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlDocumentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><b><c>1</c><c>2</c></b></a>",
                "<a><b><c>1</c></b></a>",
                "<a><b><c x=\"1\"><c>deep</c></c><d/><c/></b></a>",
                "<a><b><c>1</c></b><b><c>2</c></b></a>",
                "<a><b><c>1</c></b><z/><b/></a>",
                "<a><b>text</b></a>",
                "<a/>",
                "<z><b><c>1</c></b></z>",
                "<a><z><b><c>1</c></b></z></a>",
                "<a><a><b><c>1</c></b></a></a>",
                "<a><b><z><c>0</c></z><c>1</c>text<!-- no --><c><![CDATA[2]]></c></b></a>",
                "<a><b><c/></b></a>",
                "<a><b><c/><c/></b></a>",
                "<!DOCTYPE a [<!ENTITY e \"x\">]><a><b><c>&e;1</c><c>&lt;</c></b></a>",
                "<n:a xmlns:n=\"u\"><b><c>1</c></b></n:a>"
            })
    void elementsAtAPathAreWhatTheTreeHasThere(String text) throws IOException {
        try (XmlDocument document = document(text)) {
            Object found = FieldPath.of(List.of("a", "b", "c")).find(document.tree());
            assertEquals(found instanceof List<?> list ? list : single(found), elements(document, "a", "b", "c"));
        }
    }

    private static List<@Nullable Object> single(@Nullable Object found) {
        List<@Nullable Object> one = new ArrayList<>();
        if (found != null) {
            one.add(found);
        }
        return one;
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a><b>1</b>", "<a><b>&undefined;</b></a>", "<a><b/></a>junk"})
    void malformedDocumentsGiveNoElementAtAll(String text) throws IOException {
        try (XmlDocument document = document(text)) {
            assertThrows(MalformedBodyException.class, () -> document.elements(List.of("a", "b")));
        }
    }

    @Test
    void attributesTextsAndTheRootTakeATree() throws IOException {
        try (XmlDocument document = document("<a b=\"1\">2</a>")) {
            assertNull(document.elements(List.of("a", "@b")));
            assertNull(document.elements(List.of("a", "#text")));
            assertNull(document.elements(List.of()));
        }
    }

    private static XmlDocument document(String text) throws IOException {
        return XmlDocument.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
    }

    private static List<@Nullable Object> elements(XmlDocument document, String... path) throws IOException {
        List<@Nullable Object> found = new ArrayList<>();
        try (XmlElements elements = document.elements(List.of(path))) {
            for (long i = 0; elements != null && i < elements.size(); i++) {
                Object element = elements.next();
                if (element != null || elements.size() > 1) {
                    found.add(element);
                }
            }
        }
        return found;
    }
}
