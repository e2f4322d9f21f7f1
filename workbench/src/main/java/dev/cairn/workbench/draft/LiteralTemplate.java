package dev.cairn.workbench.draft;

import dev.cairn.core.secret.SuspectText;
import dev.cairn.core.secret.SuspectText.Span;
import dev.cairn.templates.Scope;
import dev.cairn.templates.TemplateException;
import dev.cairn.templates.Templates;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Templates that give a text of somebody else's as it stands, whatever a template would make of it. */
public final class LiteralTemplate {

    private static final Templates TEMPLATES = new Templates(Clock.systemUTC());

    private LiteralTemplate() {}

    /** A template for a place that takes texts alone. */
    public static String of(String text) {
        return text.replaceAll("\\{[{%#]", "{{ '$0' }}");
    }

    /** A template of a text that another template follows: a brace at its end is none of that. */
    public static String before(String text) {
        return text.endsWith("{") ? of(text.substring(0, text.length() - 1)) + "{{ '{' }}" : of(text);
    }

    /** A template for a place where what looks like another value of Python's becomes that, such as the body of a request. */
    public static String untyped(String text) {
        String plain = of(text);
        String quoted = of(quoted(text));
        return List.of(plain, quoted).stream()
                .filter(template -> text.equals(evaluated(template)))
                .findFirst()
                .orElse(plain);
    }

    /** A template that gives a property of the configuration as a text, even if it has the form of a number. */
    static String untyped(ConfigProperty property) {
        boolean stays = property.value() == null || property.value().equals(evaluated(of(property.value())));
        return stays ? property.template() : "{{ config['" + property.name() + "'] | tojson }}";
    }

    /**
     * A template for a text of which parts stand in the configuration.
     *
     * @param secrets the parts, in order
     * @param origin where the text was found
     */
    static String of(String text, List<Span> secrets, DraftProperties properties, String origin) {
        return SuspectText.replaced(
                text,
                secrets,
                LiteralTemplate::of,
                span -> properties.secret(span.name(), span.of(text), origin).template());
    }

    private static String quoted(String text) {
        return "'"
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r") + "'";
    }

    private static @Nullable Object evaluated(String template) {
        try {
            return TEMPLATES.compile(template).evaluate(Scope.of(Map.of()));
        } catch (TemplateException e) {
            return null;
        }
    }
}
