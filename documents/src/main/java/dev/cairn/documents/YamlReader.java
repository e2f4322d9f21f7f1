package dev.cairn.documents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into a tree that knows its places. Thread-safe.
 *
 * <p>Aliases are followed, so the tree has none; what an alias stands for keeps the place where it is defined. Keys are
 * strings: a key that YAML reads as another scalar takes the text that JSON would give it. A key that occurs twice is a
 * warning, and the last one counts.
 */
public final class YamlReader {

    /** As many characters as the parser reads at a time by itself. */
    private static final int SMALLEST_BUFFER = 1 << 10;

    /**
     * So many buffers hold a document. The parser copies what it has of a scalar, a key or a comment for each buffer that
     * it reads, which would take the square of the time that their length takes if buffers were of one size.
     */
    private static final int BUFFERS = 64;

    private final ScalarRules scalars;
    private final DocumentLimits limits;

    /** Reads YAML 1.2 with the core schema: what schemas and JSON-like documents are written in. */
    public YamlReader() {
        this(new CoreScalars(), DocumentLimits.DEFAULT);
    }

    private YamlReader(ScalarRules scalars, DocumentLimits limits) {
        this.scalars = scalars;
        this.limits = limits;
    }

    /** Reads YAML as PyYAML's SafeLoader does: YAML 1.1 scalars and merge keys; what manifests are written in. */
    public static YamlReader pyYaml() {
        return new YamlReader(new PyYamlScalars(), DocumentLimits.DEFAULT);
    }

    /** The same reader with other limits. */
    public YamlReader withLimits(DocumentLimits other) {
        return new YamlReader(scalars, other);
    }

    /**
     * Reads a document, warnings dropped.
     *
     * @param file the name to use in places
     * @param text the document's text; a byte order mark is skipped
     * @throws InvalidDocumentException if the text is not YAML, is empty, holds several documents or is beyond the limits
     */
    public Node read(String file, String text) {
        return read(file, text, new Diagnostics());
    }

    /** Like {@link #read(String, String)}, and adds the warnings to those given. */
    public Node read(String file, String text, Diagnostics warnings) {
        return read(file, text, (DuplicateKeys) (key, first, second) -> warnings.warning(
                second,
                "the key '" + key + "' occurs twice; this one counts, the one in line " + first.line() + " is lost"));
    }

    /** Like {@link #read(String, String)}, and tells of keys that are there twice. */
    public Node read(String file, String text, DuplicateKeys duplicates) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setCodePointLimit(limits.codePoints())
                .setBufferSize(Math.max(SMALLEST_BUFFER, content.length() / BUFFERS))
                .build();
        YamlComposer composer = new YamlComposer(file, scalars, limits, duplicates);
        try {
            for (Event event : new Parse(settings).parseString(content)) {
                composer.accept(event);
            }
            return composer.root();
        } catch (MarkedYamlEngineException e) {
            throw invalid(YamlProblems.place(file, e), YamlProblems.inPlainWords(e));
        } catch (ReaderException e) {
            throw invalid(
                    YamlPlaces.at(file, content, e.getPosition()),
                    "the character " + String.format("U+%04X", e.getCodePoint()) + " is not allowed in YAML");
        } catch (YamlEngineException e) {
            throw invalid(composer.lastPlace(), "invalid YAML after this: " + e.getMessage());
        }
    }

    private static InvalidDocumentException invalid(Place place, String message) {
        return new InvalidDocumentException(Diagnostic.error(place, message));
    }

    /** Plain scalars by the core schema of YAML 1.2.2 (section 10.3). */
    static final class CoreScalars implements ScalarRules {

        private static final Pattern INTEGER = Pattern.compile("[-+]?\\d+");
        private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
        private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
        private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?");
        private static final Pattern SPECIAL = Pattern.compile("[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN");

        @Override
        public @Nullable Object plain(String text) {
            switch (text) {
                case "", "~", "null", "Null", "NULL" -> {
                    return null;
                }
                case "true", "True", "TRUE" -> {
                    return true;
                }
                case "false", "False", "FALSE" -> {
                    return false;
                }
                default -> {
                    return number(text);
                }
            }
        }

        private static Object number(String text) {
            char first = text.charAt(0);
            if (first != '-' && first != '+' && first != '.' && !Character.isDigit(first)) {
                return text;
            }
            if (INTEGER.matcher(text).matches()) {
                return YamlNumbers.integer(text, 10);
            }
            if (OCTAL.matcher(text).matches()) {
                return YamlNumbers.integer(text.substring(2), 8);
            }
            if (HEX.matcher(text).matches()) {
                return YamlNumbers.integer(text.substring(2), 16);
            }
            if (FLOAT.matcher(text).matches()) {
                return Double.valueOf(text);
            }
            Double special = SPECIAL.matcher(text).matches() ? YamlNumbers.special(text) : null;
            return special == null ? text : special;
        }

        @Override
        public boolean mergesMappings() {
            return false;
        }
    }
}
