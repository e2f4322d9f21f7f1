package dev.cairn.workbench.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Collects the properties of a configuration, each under a name of its own. Not thread-safe. */
public final class DraftProperties {

    /** What documentation writes where a value of the reader's own belongs. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)<.*>|:[a-z_]\\w*|\\{.*}|\\[.*]|\\$\\w+|\\$\\{\\w+}|.*\\byour[ _-]?\\w*.*|my[_-].*|.*[_-]here|.*\\.\\.\\.|.*…|[x*•.]{3,}"
                    + "|(?:api|access|auth|secret)?[ _-]?(?:key|token|secret|password|username|user)|xxx.*|replace.*|insert.*");

    private final PastedSecrets secrets;
    private final List<ConfigProperty> properties = new ArrayList<>();
    private final UniqueNames names = new UniqueNames();

    /** @param secrets judges values */
    public DraftProperties(PastedSecrets secrets) {
        this.secrets = secrets;
    }

    /** What was collected, in order. */
    public List<ConfigProperty> all() {
        return properties;
    }

    /**
     * Adds a property.
     *
     * @param name as it is called elsewhere; what is added has letters, digits and underscores alone, and a number where there
     *     is one of that name
     */
    public ConfigProperty add(String name, boolean secret, String value, String description) {
        return add(new ConfigProperty(name, secret, value, isPlaceholder(value), description));
    }

    /**
     * Adds a secret, or a plain property if the author says that it is none.
     *
     * @param origin where it was found, such as {@code the header X-Acme-Key}
     */
    public ConfigProperty secret(String name, String value, String description, String origin) {
        boolean secret = !secrets.isNone(name, value);
        return add(new ConfigProperty(name, secret, value, isPlaceholder(value), description, origin));
    }

    /** Likewise, without a description. */
    ConfigProperty secret(String name, String value, String origin) {
        return secret(name, value, "", origin);
    }

    /** Adds a property of which no value is known. */
    public ConfigProperty open(String name, boolean secret, String description) {
        return add(new ConfigProperty(name, secret, null, true, description));
    }

    private ConfigProperty add(ConfigProperty given) {
        String name = names.numbered(word(given.name()));
        ConfigProperty property = new ConfigProperty(
                name, given.secret(), given.value(), given.placeholder(), given.description(), given.origin());
        properties.add(property);
        return property;
    }

    /** Whether a value only says what belongs in its place. */
    static boolean isPlaceholder(String value) {
        return PLACEHOLDER.matcher(value.strip()).matches();
    }

    /** A name as properties and streams have it: small letters, digits, underscores; never empty. */
    public static String word(String name) {
        String word = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_+|_+$", "")
                .toLowerCase(Locale.ROOT);
        return word.isEmpty() ? "value" : Character.isDigit(word.charAt(0)) ? "n" + word : word;
    }
}
