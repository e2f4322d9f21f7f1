package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The template of a page token. Warns once if a text such as {@code 1000,1000} becomes a tuple, as it does in the
 * reference: that is hardly ever meant. A list in the response does not cause the warning.
 */
public final class TokenTemplate implements Template {

    private final Template template;
    private final ComponentDefinition definition;
    private final Consumer<String> warnings;
    private final AtomicBoolean warned = new AtomicBoolean();

    public TokenTemplate(Template template, ComponentDefinition definition, Consumer<String> warnings) {
        this.template = template;
        this.definition = definition;
        this.warnings = warnings;
    }

    /** The template of a value in a JSON body: itself, unless it asks for the page token. Parameters never read as tuples. */
    public static Template ifOfToken(Template template, ComponentDefinition definition, Consumer<String> warnings) {
        return template.variables().contains("next_page_token")
                ? new TokenTemplate(template, definition, warnings)
                : template;
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object token = template.evaluate(scope);
        if (token instanceof List && !warned.get()) {
            String text = String.valueOf(template.evaluateToString(scope));
            if (text.startsWith("(") && warned.compareAndSet(false, true)) {
                warnings.accept(definition.place() + ": the page token is a list, " + PythonText.repr(token)
                        + ", since its text has commas; put quotes around the template if it should be a text: \"'"
                        + template.source() + "'\"");
            }
        }
        return token;
    }

    @Override
    public String source() {
        return template.source();
    }

    @Override
    public boolean isConstant() {
        return template.isConstant();
    }

    @Override
    public Set<String> variables() {
        return template.variables();
    }

    @Override
    public @Nullable String evaluateToString(Scope scope) {
        return template.evaluateToString(scope);
    }

    @Override
    public boolean evaluateToBoolean(Scope scope) {
        return template.evaluateToBoolean(scope);
    }
}
