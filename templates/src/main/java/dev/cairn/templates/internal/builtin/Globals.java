package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.Builtin;
import dev.cairn.templates.internal.call.FunctionTable;
import dev.cairn.templates.internal.method.DictMethods;
import dev.cairn.templates.internal.text.Cases;
import dev.cairn.templates.internal.text.UrlQuoting;
import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.Markup;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonCallable;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** Jinja's joiner: empty when first called, its separator from then on. Confined to one evaluation. */
    private static final class Joiner implements PythonCallable {

        private final @Nullable Object separator;
        private boolean used;

        Joiner(@Nullable Object separator) {
            this.separator = separator;
        }

        @Override
        public @Nullable Object call(Evaluation evaluation, Args args) {
            boolean first = !used;
            used = true;
            return first ? "" : separator;
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "sep" -> separator;
                case "used" -> used;
                default -> Missing.VALUE;
            };
        }

        @Override
        public String typeName() {
            return "Joiner";
        }
    }

    /** Jinja's {@code lipsum}: paragraphs of random words. Thread-safe. */
    private static final class LoremIpsum {

        private static final List<String> WORDS = List.of(
                "lapis", "via", "mons", "vallis", "ventus", "nix", "signum", "cumulus", "saxum", "semita", "viator",
                "umbra", "caelum", "flumen", "pons", "silva");
        private static final int MAX_PARAGRAPHS = 100;

        private LoremIpsum() {}

        static Object generate(Evaluation evaluation, Bound bound) {
            int paragraphs = bound.integer(0, 5);
            int least = bound.integer(2, 20);
            int most = bound.integer(3, 100);
            if (paragraphs > MAX_PARAGRAPHS || most > MAX_PARAGRAPHS) {
                throw PythonException.limit("the text would be too long");
            }
            if (most <= least) {
                throw PythonException.value("empty range for randrange()");
            }
            List<String> texts = IntStream.range(0, Math.max(0, paragraphs))
                    .mapToObj(i ->
                            paragraph(evaluation, least + evaluation.random().nextInt(most - least)))
                    .toList();
            if (!bound.isTrue(1, true)) {
                return String.join("\n\n", texts);
            }
            return new Markup(texts.stream().map(text -> "<p>" + text + "</p>").collect(Collectors.joining("\n")));
        }

        private static String paragraph(Evaluation evaluation, int words) {
            evaluation.spend(words * 20L);
            String text = IntStream.range(0, Math.max(1, words))
                    .mapToObj(i -> WORDS.get(evaluation.random().nextInt(WORDS.size())))
                    .collect(Collectors.joining(" "));
            return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
        }
    }

    /** Jinja's cycler, which goes around its items. Confined to one evaluation. */
    private static final class Cycler implements PythonObject {

        private final Tuple items;
        private int position;

        private Cycler(Tuple items) {
            this.items = items;
        }

        static Cycler of(Args args) {
            if (!args.keywords().isEmpty()) {
                throw PythonException.type("Cycler.__init__() got an unexpected keyword argument");
            }
            if (args.count() == 0) {
                throw new PythonException(PythonException.Kind.TEMPLATE, "at least one item has to be provided");
            }
            return new Cycler(Tuple.of(args.positional()));
        }

        @Override
        public String typeName() {
            return "Cycler";
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "current" -> items.get(position);
                case "items" -> items;
                case "pos" -> (long) position;
                case "next" ->
                    Builtin.of("next", "", (evaluation, bound) -> {
                        Object current = items.get(position);
                        position = (position + 1) % items.size();
                        return current;
                    });
                case "reset" ->
                    Builtin.of("reset", "", (evaluation, bound) -> {
                        position = 0;
                        return null;
                    });
                default -> Missing.VALUE;
            };
        }
    }
}
