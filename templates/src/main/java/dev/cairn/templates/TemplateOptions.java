package dev.cairn.templates;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a template is evaluated, beside its text.
 *
 * @param fallback what is evaluated if the template renders an empty text or uses something undefined
 * @param defaultText the template to fall back to, for {@link Fallback#TEXT}
 * @param validTypes what the value may be; of another type, it is the rendered text instead; empty for any
 */
public record TemplateOptions(Fallback fallback, @Nullable String defaultText, Set<ValueType> validTypes) {

    /** What stands in for a template that gives nothing. */
    public enum Fallback {
        /** The template once more, as in {@code InterpolatedString}: something undefined is an error then. */
        ITSELF,
        /** None, as in {@code JinjaInterpolation} without default, and in mappings. */
        NONE,
        /** Another template. */
        TEXT
    }

    /** As {@code InterpolatedString} without default. */
    public static final TemplateOptions STRING = new TemplateOptions(Fallback.ITSELF, null, Set.of());

    /** As {@code JinjaInterpolation.eval} without default. */
    public static final TemplateOptions PLAIN = new TemplateOptions(Fallback.NONE, null, Set.of());

    public TemplateOptions {
        validTypes = Set.copyOf(validTypes);
    }

    /** With a template to fall back to; {@code InterpolatedString} takes an empty one for none. */
    TemplateOptions withDefault(String text) {
        return text.isEmpty() && fallback == Fallback.ITSELF
                ? this
                : new TemplateOptions(Fallback.TEXT, text, validTypes);
    }

    /** With a restriction of the value's type. */
    public TemplateOptions withValidTypes(Set<ValueType> types) {
        return new TemplateOptions(fallback, defaultText, new LinkedHashSet<>(types));
    }
}
