package dev.cairn.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.pythonvalues.PythonNumbers;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document into a tree that knows its places. Thread-safe.
 *
 * <p>As Python's {@code json}, which wrote many of the files: {@code NaN} and {@code Infinity} are numbers, and of a
 * key that occurs twice the last one counts. Columns count UTF-16 units.
 */
public final class JsonReader {

    private static final int MAX_DEPTH = 500;
    private static final int MAX_NUMBER = 100_000;
    private static final int MAX_NAME = 50_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(MAX_NUMBER)
                    .maxNameLength(MAX_NAME)
                    .build())
            .build();

    /**
     * Reads a document.
     *
     * @param file the name to use in places
     * @param text the document's text; a byte order mark is skipped
     * @throws InvalidDocumentException if the text is not one JSON value
     */
    public Node read(String file, String text) {
        return read(file, text, (key, first, second) -> {});
    }

    /**
     * Like {@link #read(String, String)}, for a text that is a part of a file, such as one of its lines.
     *
     * @param start where the text begins, at the first column of a line
     */
    public Node read(Place start, String text) {
        return read(start, text, (key, first, second) -> {});
    }

    /** Like {@link #read(String, String)}, and tells of keys that are there twice. */
    public Node read(String file, String text, DuplicateKeys duplicates) {
        return read(new Place(file, 1, 1), text, duplicates);
    }

    private static Node read(Place start, String text, DuplicateKeys duplicates) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = FACTORY.createParser(content)) {
            return document(start, parser, duplicates);
        } catch (JsonProcessingException e) {
            throw invalid(place(start, e.getLocation()), "invalid JSON: " + plainWords(e.getOriginalMessage()));
        } catch (IOException e) {
            throw invalid(start, "not readable: " + e.getMessage());
        }
    }

    private static Node document(Place start, JsonParser parser, DuplicateKeys duplicates) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw invalid(start, "the document is empty");
            }
            Node root = value(start, parser, duplicates);
            if (parser.nextToken() != null) {
                throw invalid(place(start, parser.currentTokenLocation()), "text goes on after the JSON value");
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw invalid(place(start, parser.currentLocation()), tooLarge(String.valueOf(e.getOriginalMessage())));
        }
    }

    private static String tooLarge(String problem) {
        if (problem.contains("depth")) {
            return "objects and arrays are nested more than " + MAX_DEPTH + " levels deep";
        }
        return problem.contains("Name")
                ? "a key has more than " + MAX_NAME + " characters"
                : "a number has more than " + MAX_NUMBER + " digits";
    }

    private static Node value(Place start, JsonParser parser, DuplicateKeys duplicates) throws IOException {
        Place place = place(start, parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(start, parser, place, duplicates);
            case START_ARRAY -> array(start, parser, place, duplicates);
            case VALUE_STRING -> new ScalarNode(place, parser.getText());
            case VALUE_NUMBER_INT -> new ScalarNode(place, integer(parser, place));
            case VALUE_NUMBER_FLOAT -> new ScalarNode(place, parser.getDoubleValue());
            case VALUE_TRUE -> new ScalarNode(place, true);
            case VALUE_FALSE -> new ScalarNode(place, false);
            case VALUE_NULL -> new ScalarNode(place, null);
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw invalid(place, "invalid JSON: a value is expected here");
        };
    }

    private static ObjectNode object(Place start, JsonParser parser, Place place, DuplicateKeys duplicates)
            throws IOException {
        Map<String, Member> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Place keyPlace = place(start, parser.currentTokenLocation());
            parser.nextToken();
            Member earlier = members.put(name, new Member(keyPlace, value(start, parser, duplicates)));
            if (earlier != null) {
                duplicates.found(name, earlier.keyPlace(), keyPlace);
            }
        }
        return new ObjectNode(place, members);
    }

    private static ArrayNode array(Place start, JsonParser parser, Place place, DuplicateKeys duplicates)
            throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(start, parser, duplicates));
        }
        return new ArrayNode(place, items);
    }

    private static Object integer(JsonParser parser, Place place) throws IOException {
        if (parser.getTextLength() > PythonNumbers.MAX_INTEGER_DIGITS) {
            throw invalid(
                    place,
                    "a number has more than " + PythonNumbers.MAX_INTEGER_DIGITS
                            + " digits; put it in quotes to make it a string");
        }
        Number number = parser.getNumberValue();
        return number instanceof BigInteger ? number : (Object) number.longValue();
    }

    /** Jackson's message without its hints for programmers: no source reference, no list of feature names. */
    private static String plainWords(@Nullable String message) {
        String text = String.valueOf(message);
        int hint = text.indexOf("(start marker at");
        if (text.startsWith("Unexpected end-of-input") || hint >= 0) {
            return "the document ends too early; a closing quote, bracket or brace is missing";
        }
        if (text.startsWith("Unrecognized token")) {
            // Not quoted: in a configuration it may be a secret, and which of its values are secret is not known yet.
            return "expected a value in double quotes, a number, true, false, null, an object or an array";
        }
        int features = text.indexOf(": maybe a (non-standard) comment?");
        int list = text.indexOf(" (JSON String, Number");
        int cut = features >= 0 ? features : list;
        return (cut >= 0 ? text.substring(0, cut) : text).replace('\n', ' ');
    }

    private static Place place(Place start, @Nullable JsonLocation location) {
        return location == null
                ? start
                : new Place(start.file(), start.line() + location.getLineNr() - 1, location.getColumnNr());
    }

    private static InvalidDocumentException invalid(Place place, String message) {
        return new InvalidDocumentException(Diagnostic.error(place, message));
    }
}
