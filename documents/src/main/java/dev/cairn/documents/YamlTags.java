package dev.cairn.documents;

import java.time.temporal.Temporal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Converts values with explicit tags ({@code !!str}). */
record YamlTags(ScalarRules scalars) {

    private static final String STANDARD = "tag:yaml.org,2002:";

    /**
     * The value of a scalar.
     *
     * @throws IllegalArgumentException with a message for the user, if the tag is unknown or the text does not fit it
     */
    @Nullable
    Object scalar(ScalarEvent event) {
        String text = event.getValue();
        Optional<String> tag = event.getTag();
        if (tag.isEmpty() || tag.get().equals("!")) {
            return event.isPlain() ? scalars.plain(text) : text;
        }
        return switch (tag.get()) {
            case STANDARD + "str" -> text;
            case STANDARD + "null" -> null;
            case STANDARD + "bool" -> expect(tag.get(), text, scalars.plain(text), Boolean.class);
            case STANDARD + "int" -> expect(tag.get(), text, scalars.plain(text), Number.class);
            case STANDARD + "float" -> ((Number) expect(tag.get(), text, number(text), Number.class)).doubleValue();
            case STANDARD + "timestamp" -> expect(tag.get(), text, YamlTimestamps.parse(text), Temporal.class);
            default -> throw new IllegalArgumentException(unknown(tag.get()));
        };
    }

    private @Nullable Object number(String text) {
        Object value = scalars.plain(text);
        if (value instanceof Number) {
            return value;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static Object expect(String tag, String text, @Nullable Object value, Class<?> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("'" + text + "' is not what " + shorten(tag) + " says");
        }
        return value;
    }

    /** What is wrong with the tag of a collection. */
    Optional<String> checkCollection(CollectionStartEvent event, boolean mapping) {
        String fitting = STANDARD + (mapping ? "map" : "seq");
        return event.getTag()
                .filter(tag -> !tag.equals("!") && !tag.equals(fitting))
                .map(YamlTags::unknown);
    }

    private static String unknown(String tag) {
        return "the tag '" + shorten(tag) + "' means nothing here; remove it";
    }

    private static String shorten(String tag) {
        return tag.startsWith(STANDARD) ? "!!" + tag.substring(STANDARD.length()) : tag;
    }
}
