package dev.cairn.workbench.published;

import dev.cairn.workbench.pip.PackageName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a published source, such as {@code stripe} or {@code google-analytics-data-api}.
 *
 * @param text small letters, digits, and {@code -} between words; so it is the name of a folder, too
 */
public record ConnectorName(String text) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final String PACKAGE = "airbyte-source-";

    /** The source that a name means as people write it: {@code Stripe}, {@code source-stripe}, {@code airbyte_source_stripe}. */
    public static Optional<ConnectorName> of(String given) {
        String text = PackageName.of(given.strip()).text().replaceFirst("^(?:airbyte-)?source-", "");
        return FORM.matcher(text).matches() ? Optional.of(new ConnectorName(text)) : Optional.empty();
    }

    /** The source that a package has; none where it is a package of another kind. */
    public static Optional<ConnectorName> of(PackageName name) {
        return name.text().startsWith(PACKAGE) ? of(name.text().substring(PACKAGE.length())) : Optional.empty();
    }

    PackageName packageName() {
        return new PackageName(PACKAGE + text);
    }

    @Override
    public String toString() {
        return text;
    }
}
