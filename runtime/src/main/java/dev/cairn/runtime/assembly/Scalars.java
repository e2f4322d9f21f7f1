package dev.cairn.runtime.assembly;

import dev.cairn.models.IntegerOrString;
import dev.cairn.models.NumberOrString;
import dev.cairn.runtime.http.wire.PythonText;
import dev.cairn.runtime.template.Template;
import org.jspecify.annotations.Nullable;

/** Numbers that a manifest may also give as templates. */
final class Scalars {

    private Scalars() {}

    static @Nullable Template optional(@Nullable IntegerOrString value, Site site) {
        return value == null ? null : template(value, site);
    }

    /** A literal is a template too: of a number, or of text that reads as one. */
    static Template template(IntegerOrString value, Site site) {
        return value.accept(new IntegerOrString.Visitor<>() {
            @Override
            public Template visitInteger(long number) {
                return site.template(Long.toString(number));
            }

            @Override
            public Template visitString(String text) {
                return site.template(text);
            }
        });
    }

    static Template template(NumberOrString value, Site site) {
        return value.accept(new NumberOrString.Visitor<>() {
            @Override
            public Template visitNumber(double number) {
                boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
                return site.template(whole ? Long.toString((long) number) : PythonText.str(number));
            }

            @Override
            public Template visitString(String text) {
                return site.template(text);
            }
        });
    }
}
