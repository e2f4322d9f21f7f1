package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.models.IntegerOrString;
import dev.cairn.models.Located;
import dev.cairn.models.NumberOrString;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Template;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads numbers of a manifest, which may also be given as templates. */
public final class TemplatedNumbers {

    private static final double MOST_SECONDS = 1e9;

    private TemplatedNumbers() {}

    /** A time that a manifest gives in seconds. */
    public static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(Math.min(seconds, MOST_SECONDS) * 1e9));
    }

    public static @Nullable Template optional(Located<@Nullable IntegerOrString, ComponentDefinition> number) {
        return number.value() == null ? null : template(number.value(), number.at());
    }

    /** Compiles a number of seconds, or the template of one. */
    public static Template template(Located<? extends @Nullable NumberOrString, ComponentDefinition> number) {
        return template(Objects.requireNonNull(number.value()), number.at());
    }

    /** A literal is a template too: of a number, or of text that reads as one. */
    public static Template template(IntegerOrString value, ComponentDefinition definition) {
        return value.accept(new IntegerOrString.Visitor<>() {
            @Override
            public Template visitInteger(long number) {
                return definition.template(Long.toString(number));
            }

            @Override
            public Template visitString(String text) {
                return definition.template(text);
            }
        });
    }

    /** The value of a whole number that is needed while building; its template sees the configuration. */
    public static long whole(Located<? extends @Nullable IntegerOrString, ComponentDefinition> whole) {
        ComponentDefinition definition = whole.at();
        return Objects.requireNonNull(whole.value()).accept(new IntegerOrString.Visitor<>() {
            @Override
            public Long visitInteger(long number) {
                return number;
            }

            @Override
            public Long visitString(String template) {
                String text = definition.requiredText(template, Map.of()).strip();
                if (!text.matches("[+-]?\\d{1,18}")) {
                    throw definition.wrong(
                            "expected a whole number, but the template '" + template + "' gives '" + text + "'");
                }
                return Long.parseLong(text);
            }
        });
    }

    private static Template template(NumberOrString value, ComponentDefinition definition) {
        return value.accept(new NumberOrString.Visitor<>() {
            @Override
            public Template visitNumber(double number) {
                boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
                return definition.template(whole ? Long.toString((long) number) : PythonText.str(number));
            }

            @Override
            public Template visitString(String text) {
                return definition.template(text);
            }
        });
    }
}
