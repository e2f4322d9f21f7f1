package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.call.Builtin;
import dev.cairn.templates.internal.call.FunctionTable;
import dev.cairn.templates.internal.method.DictMethods;
import dev.cairn.templates.internal.text.Cases;
import dev.cairn.templates.internal.text.UrlQuoting;
import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The functions that every template sees: Jinja's globals without {@code range}, and the reference's macros. Source of
 * the latter: {@code interpolation/macros.py} of the Python CDK. Thread-safe.
 */
public final class Globals {

    private static final FunctionTable TABLE = new FunctionTable();

    static {
        DateMacros.addTo(TABLE);
        TABLE.variadic("max", (evaluation, args) -> extreme(args, true))
                .variadic("min", (evaluation, args) -> extreme(args, false))
                .add("sanitize_url", "value", (evaluation, bound) -> sanitizeUrl(bound.get(0)))
                .add("camel_case_to_snake_case", "value", (evaluation, bound) -> snakeCase(bound.get(0)))
                .add("generate_uuid", "", (evaluation, bound) -> uuid(evaluation))
                .ofClass("dict", "dict", (evaluation, args) -> dict(evaluation, args))
                .ofClass(
                        "namespace",
                        "jinja2.utils.Namespace",
                        (evaluation, args) -> new Namespace(dict(evaluation, args)))
                .ofClass("cycler", "jinja2.utils.Cycler", (evaluation, args) -> Cycler.of(args))
                .add("joiner", "sep?", (evaluation, bound) -> new Joiner(bound.or(0, ", ")))
                .add("lipsum", "n? html? min? max?", LoremIpsum::generate);
    }

    private Globals() {}

    /** The function of a name; null for none. */
    public static List<String> names() {
        return TABLE.names();
    }

    public static @Nullable Builtin get(String name) {
        return TABLE.get(name);
    }

    private static PyDict dict(Evaluation evaluation, Args args) {
        PyDict dict = new PyDict();
        DictMethods.fill(evaluation, dict, "dict", args);
        return dict;
    }

    private static @Nullable Object extreme(Args args, boolean greatest) {
        String name = greatest ? "max" : "min";
        if (!args.keywords().isEmpty()) {
            throw PythonException.type(name + "() got an unexpected keyword argument");
        }
        if (args.count() == 0) {
            throw PythonException.type(name + " expected at least 1 argument, got 0");
        }
        Iterator<@Nullable Object> items = args.count() == 1
                ? Iteration.of(args.get(0))
                : Arrays.asList(args.positional()).iterator();
        if (!items.hasNext()) {
            throw PythonException.value(name + "() arg is an empty sequence");
        }
        return SequenceFilters.extreme(items, item -> item, greatest);
    }

    private static String sanitizeUrl(@Nullable Object value) {
        if (!Text.isText(value) && PyType.of(value) != PyType.BYTES) {
            throw PythonException.type("quote_from_bytes() expected bytes");
        }
        return UrlQuoting.quoteQuery(value);
    }

    private static String snakeCase(@Nullable Object value) {
        if (!Text.isText(value)) {
            throw PythonException.type("expected string or bytes-like object, got '" + PyType.nameOf(value) + "'");
        }
        StringBuilder out = new StringBuilder();
        String text = String.valueOf(value);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (i > 0 && character >= 'A' && character <= 'Z') {
                out.append('_');
            }
            out.append(character);
        }
        return Cases.lower(out.toString());
    }

    private static String uuid(Evaluation evaluation) {
        long most = (evaluation.random().nextLong() & ~0xf000L) | 0x4000L;
        long least = (evaluation.random().nextLong() & ~0xc000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
        return new UUID(most, least).toString();
    }
}
