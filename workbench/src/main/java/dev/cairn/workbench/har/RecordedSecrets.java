package dev.cairn.workbench.har;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.workbench.pseudonym.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for secrets in traffic that should have names in their place: what was recorded otherwise, or changed by hand. */
public final class RecordedSecrets {

    private static final Pattern NAME =
            Pattern.compile("(?i)cairn-(?:secret|jwt)-\\d|cairn-redacted|00000000-0000-4000-8000-\\d{12}");

    /** What is no longer than a name for a secret would be; people write such things into examples. */
    private static final int SHORTEST = 6;

    private RecordedSecrets() {}

    /**
     * The values that look like secrets by their names or their shape, and are none of the names that {@link Pseudonyms} gives.
     *
     * @param config the configuration that belongs to the traffic; plain JSON values
     * @param known knows what the specification marks in it, and what the author says is no secret
     */
    public static Set<String> in(Recording traffic, Map<String, @Nullable Object> config, SecretMask known) {
        Set<String> found = new LinkedHashSet<>();
        SensitiveValues values = new SensitiveValues(found::add, known.notSecret());
        values.learnConfig(config);
        JsonPointers.mapped(config, "", (pointer, value) -> {
            if ((value instanceof String || value instanceof Long) && known.isIn(value.toString())) {
                found.add(value.toString());
            }
            return value;
        });
        values.learn(traffic.exchanges());
        found.removeIf(value -> value.length() < SHORTEST
                || traffic.replacedConfig().containsValue(value)
                || NAME.matcher(value).find()
                || NAME.matcher(decoded(value)).find());
        return found;
    }

    /** What is made of names, such as the credentials of a Basic header. */
    private static String decoded(String value) {
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
