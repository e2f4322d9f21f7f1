package dev.cairn.documents.schema;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import dev.cairn.pythonvalues.PatternException;
import dev.cairn.pythonvalues.PythonPattern;
import java.util.Optional;

/** A schema's pattern. The schemas of connectors are tested with Python; others may use what only Java's engine knows. */
record SchemaPattern(String source, PythonPattern pattern) {

    /** The pattern, or empty where it is malformed. */
    static Optional<SchemaPattern> compile(String text) {
        try {
            return Optional.of(new SchemaPattern(text, PythonPattern.compileLeniently(text)));
        } catch (PatternException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the pattern is found anywhere in a text.
     *
     * @param place where the text stands
     * @throws InvalidDocumentException if that takes too long to say
     */
    boolean find(String text, Place place) {
        try {
            return pattern.occursIn(text);
        } catch (PatternException e) {
            throw new InvalidDocumentException(Diagnostic.error(
                    place,
                    "it takes too long to say whether this matches the pattern '" + Wording.shorten(source)
                            + "'; shorten the value, or make the pattern simpler"));
        }
    }
}
