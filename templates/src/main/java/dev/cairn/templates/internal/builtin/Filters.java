package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.Builtin;
import dev.cairn.templates.internal.call.FunctionTable;
import dev.cairn.templates.internal.text.Html;
import dev.cairn.templates.internal.text.JsonDumpValues;
import dev.cairn.templates.internal.text.Urlizer;
import dev.cairn.templates.internal.value.Markup;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Undefined;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jinja's filters, and the reference's own, which win where both have a name. Thread-safe. */
public final class Filters {

    private static final FunctionTable TABLE = new FunctionTable();

    static {
        TextFilters.addTo(TABLE);
        HtmlFilters.addTo(TABLE);
        SequenceFilters.addTo(TABLE);
        SelectionFilters.addTo(TABLE);
        ValueFilters.addTo(TABLE);
        ReferenceFilters.addTo(TABLE);
    }

    private Filters() {}

    /** The filter of a name; null for none. */
    public static List<String> names() {
        return TABLE.names();
    }

    public static @Nullable Builtin get(String name) {
        return TABLE.get(name);
    }

    /** Jinja's filters for HTML and JSON. */
    private static final class HtmlFilters {

        private HtmlFilters() {}

        static void addTo(FunctionTable table) {
            table.add("escape", "s /", (evaluation, bound) -> Markup.escape(bound.get(0)))
                    .alias("e", "escape")
                    .add(
                            "forceescape",
                            "value",
                            (evaluation, bound) -> new Markup(Markup.escapeText(Text.str(bound.get(0)))))
                    .add("safe", "value", (evaluation, bound) -> new Markup(Text.str(bound.get(0))))
                    .add("striptags", "value", (evaluation, bound) -> Html.stripTags(Text.str(bound.get(0))))
                    .add("tojson", "value indent?", (evaluation, bound) -> toJson(bound))
                    .add(
                            "xmlattr",
                            "d autospace?",
                            (evaluation, bound) -> attributes(bound.get(0), bound.isTrue(1, true)))
                    .add("urlize", "value trim_url_limit? nofollow? target? rel? extra_schemes?", Urlizer::urlize);
        }

        private static Object toJson(Bound bound) {
            Object value = bound.get(0);
            String json =
                    JsonDumpValues.of(value, true, JsonDumpValues.layout(Text.isText(value) ? null : bound.orNull(1)));
            return new Markup(json.replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("'", "\\u0027"));
        }

        private static String attributes(@Nullable Object value, boolean space) {
            if (value instanceof Undefined undefined) {
                throw undefined.failure();
            }
            if (!(value instanceof Map<?, ?> map)) {
                throw PythonException.attribute("the value has no items");
            }
            StringBuilder out = new StringBuilder();
            map.forEach((key, item) -> {
                if (item == null || item instanceof Undefined) {
                    return;
                }
                String name = Text.require(key);
                if (name.chars().anyMatch(c -> " \t\n\r\f\u000b/>=".indexOf(c) >= 0)) {
                    throw PythonException.value("Invalid character in attribute name: '" + name + "'");
                }
                out.append(out.length() == 0 ? "" : " ")
                        .append(Markup.escape(name))
                        .append("=\"")
                        .append(Markup.escape(item))
                        .append('"');
            });
            return space && out.length() > 0 ? " " + out : out.toString();
        }
    }
}
