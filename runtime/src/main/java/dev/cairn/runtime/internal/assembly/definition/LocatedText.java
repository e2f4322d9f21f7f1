package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateOptions;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a property, which may be a template, with its place.
 *
 * @param value null if the property is absent
 * @param at the place of the property
 * @param owner the object that has the property, whose parameters the template sees while it is built
 */
public record LocatedText(@Nullable String value, ComponentDefinition at, ComponentDefinition owner) {

    /** True if there is no text, or an empty one. */
    public boolean isEmpty() {
        return value == null || value.isEmpty();
    }

    /** Compiles the text; an absent one is empty. */
    public Template template() {
        return at.template(Objects.requireNonNullElse(value, ""));
    }

    /** Compiles the text with options; an absent one is empty. */
    public Template compile(TemplateOptions options) {
        return at.compile(Objects.requireNonNullElse(value, ""), options);
    }

    /** Compiles the text; null if it is absent. */
    public @Nullable Template optional() {
        return at.optional(value);
    }

    /** Evaluates the template while building; null if it is absent or evaluates to None. */
    public @Nullable String text() {
        return value == null ? null : at.text(value, owner.parameters());
    }

    /** Evaluates the template while building, and refuses an empty result. */
    public String required() {
        return required(owner.parameters());
    }

    /**
     * Evaluates the template while building, and refuses an empty result.
     *
     * @param parameters what it sees in place of the object's own
     */
    public String required(Map<String, @Nullable Object> parameters) {
        return at.requiredText(String.valueOf(value), parameters);
    }
}
