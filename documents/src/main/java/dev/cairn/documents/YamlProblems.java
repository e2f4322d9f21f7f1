package dev.cairn.documents;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Writes error messages about YAML texts that can be understood without knowing YAML parsers. */
final class YamlProblems {

    private static final String UNCLOSED_AT_END = "found unexpected end of stream";
    private static final String UNCLOSED_AT_SEPARATOR = "found unexpected document separator";
    private static final Map<String, String> PLAIN_WORDS = new LinkedHashMap<>();

    static {
        PLAIN_WORDS.put(
                "mapping values are not allowed here",
                "a ': ' is not allowed here; quote the text before it, or check the indentation of this line");
        PLAIN_WORDS.put(
                "expected <block end>, but found '<block mapping start>'",
                "this line is indented deeper than its neighbours and belongs to none of them; check the indentation");
        PLAIN_WORDS.put(
                "expected <block end>, but found '<block sequence start>'",
                "this list item's indentation fits no list above it; check the indentation");
        PLAIN_WORDS.put(
                "expected <block end>, but found '-'",
                "a list item is not allowed here; the mapping above it has not ended: check the indentation");
        PLAIN_WORDS.put(
                "expected <block end>, but found '<scalar>'",
                "text follows a value that has already ended; quote the whole value, or check the indentation");
        PLAIN_WORDS.put(
                "expected <block end>, but found",
                "this does not belong to the list or mapping it stands in; check the indentation");
        PLAIN_WORDS.put(
                "could not find expected ':'", "a key without ': '; add it, or check the indentation and the quotes");
        PLAIN_WORDS.put("found character '\\t(TAB)'", "YAML does not allow a tab here; use spaces");
        PLAIN_WORDS.put("found character '@' that cannot start", "a value cannot start with '@'; quote it");
        PLAIN_WORDS.put("found character '`' that cannot start", "a value cannot start with '`'; quote it");
        PLAIN_WORDS.put("found character '%' that cannot start", "a value cannot start with '%'; quote it");
        PLAIN_WORDS.put(UNCLOSED_AT_END, "the quoted text that starts here has no closing quote");
        PLAIN_WORDS.put(UNCLOSED_AT_SEPARATOR, "the quoted text that starts here has no closing quote");
        PLAIN_WORDS.put("expected ',' or ']'", "a ',' or ']' is missing in the list that starts with '['");
        PLAIN_WORDS.put(
                "expected ',' or '}'",
                "a ',' or '}' is missing in the object that starts with '{'; a template needs quotes around it");
        PLAIN_WORDS.put(
                "found unknown escape character", "unknown escape after '\\'; in single quotes a '\\' is plain");
        PLAIN_WORDS.put("block sequence entries are not allowed", "a list item ('- ') is not allowed here");
        PLAIN_WORDS.put("sequence entries are not allowed", "a list item ('- ') is not allowed here");
        PLAIN_WORDS.put(
                "unexpected character found", "a name must follow '&' or '*'; quote the value if it is plain text");
        PLAIN_WORDS.put("mapping keys are not allowed", "a key is not allowed here; check the indentation");
        PLAIN_WORDS.put(
                "expected the node content, but found",
                "a value is missing here; text that starts with a special character must be quoted");
        PLAIN_WORDS.put(
                "expected alphabetic or numeric character, but found",
                "the name after '&' or '*' must be letters and digits; quote the value if it is plain text");
        PLAIN_WORDS.put("expected a comment or a line break", "nothing but a comment may follow on this line");
        PLAIN_WORDS.put("expected chomping or indentation indicators", "nothing but a comment may follow on this line");
    }

    private YamlProblems() {}

    /** Where to look: for a missing quote where it was opened, else where reading stopped. */
    static Place place(String file, MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        boolean unclosed = problem.startsWith(UNCLOSED_AT_END) || problem.startsWith(UNCLOSED_AT_SEPARATOR);
        return YamlPlaces.of(
                file,
                unclosed
                        ? e.getContextMark().or(e::getProblemMark)
                        : e.getProblemMark().or(e::getContextMark));
    }

    static String inPlainWords(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        for (Map.Entry<String, String> entry : PLAIN_WORDS.entrySet()) {
            if (problem.startsWith(entry.getKey())) {
                return "invalid YAML: " + entry.getValue();
            }
        }
        String context = e.getContext();
        return "invalid YAML: " + (context == null || context.isBlank() ? "" : context + ", ") + problem;
    }
}
