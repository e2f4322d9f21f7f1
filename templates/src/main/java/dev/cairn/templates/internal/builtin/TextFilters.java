package dev.cairn.templates.internal.builtin;

import dev.cairn.pythonvalues.Characters;
import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.FunctionTable;
import dev.cairn.templates.internal.call.Method;
import dev.cairn.templates.internal.method.StringMethods;
import dev.cairn.templates.internal.text.Cases;
import dev.cairn.templates.internal.text.PrettyRepr;
import dev.cairn.templates.internal.text.Replacement;
import dev.cairn.templates.internal.text.SplitMethods;
import dev.cairn.templates.internal.text.TextSize;
import dev.cairn.templates.internal.text.TextWrapper;
import dev.cairn.templates.internal.text.UrlQuoting;
import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Arithmetic;
import dev.cairn.templates.internal.value.CodePoints;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.Markup;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.Ordering;
import dev.cairn.templates.internal.value.PrintfFormat;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.internal.value.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Jinja's filters on text. */
final class TextFilters {

    private static final List<String> DECIMAL_UNITS = List.of("kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");
    private static final List<String> BINARY_UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB");

    private TextFilters() {}

    static void addTo(FunctionTable table) {
        table.add("upper", "s", (evaluation, bound) -> method(evaluation, bound.get(0), "upper"))
                .add("lower", "s", (evaluation, bound) -> method(evaluation, bound.get(0), "lower"))
                .add("capitalize", "s", (evaluation, bound) -> method(evaluation, bound.get(0), "capitalize"))
                .add(
                        "title",
                        "s",
                        (evaluation, bound) -> title(Text.soft(bound.get(0)).toString()))
                .add(
                        "trim",
                        "value chars?",
                        (evaluation, bound) -> method(evaluation, bound.get(0), "strip", bound.orNull(1)))
                .add(
                        "center",
                        "value width?",
                        (evaluation, bound) -> method(evaluation, bound.get(0), "center", bound.or(1, 80L)))
                .add(
                        "replace",
                        "s old new count?",
                        (evaluation, bound) -> Replacement.of(
                                Text.str(bound.get(0)),
                                Text.str(bound.get(1)),
                                Text.str(bound.get(2)),
                                bound.orNull(3) == null ? -1 : Numbers.toIndex(bound.get(3))))
                .variadic("format", TextFilters::format)
                .add("indent", "s width? first? blank?", (evaluation, bound) -> indent(bound))
                .add("truncate", "s length? killwords? end? leeway?", (evaluation, bound) -> truncate(bound))
                .add("wordcount", "s", (evaluation, bound) -> wordCount(Text.str(bound.get(0))))
                .add("wordwrap", "s width? break_long_words? wrapstring? break_on_hyphens?", TextFilters::wrap)
                .add(
                        "filesizeformat",
                        "value binary?",
                        (evaluation, bound) -> fileSize(Conversions.toFloat(bound.get(0)), bound.isTrue(1, false)))
                .add("pprint", "value", (evaluation, bound) -> PrettyRepr.of(bound.get(0)))
                .add("urlencode", "value", (evaluation, bound) -> urlEncode(evaluation, bound.get(0)));
    }

    private static @Nullable Object method(
            Evaluation evaluation, @Nullable Object value, String name, @Nullable Object... args) {
        CharSequence text = Text.soft(value);
        Method method = Objects.requireNonNull(StringMethods.TABLE.method(name));
        return method.call(evaluation, text, Args.of(args));
    }

    private static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean start = true;
        for (int codePoint : text.codePoints().toArray()) {
            boolean separator = "-({[<".indexOf(codePoint) >= 0 || Characters.isSpace(codePoint);
            String character = Character.toString(codePoint);
            out.append(separator ? character : start ? Cases.upper(character) : Cases.lower(character));
            start = separator;
        }
        return out.toString();
    }

    private static Object format(Evaluation evaluation, Args args) {
        if (args.count() == 0) {
            throw PythonException.type("format() missing required argument: 'value'");
        }
        Args rest = args.withoutFirst(1);
        if (rest.count() > 0 && !rest.keywords().isEmpty()) {
            throw PythonException.template("format takes positional or keyword arguments, not both");
        }
        if (rest.keywords().isEmpty()) {
            return PrintfFormat.format(Text.soft(args.get(0)), Tuple.of(rest.positional()));
        }
        return PrintfFormat.format(Text.soft(args.get(0)), new PyDict(rest.keywords()));
    }

    private static Object indent(Bound bound) {
        Object width = bound.or(1, 4L);
        if (width instanceof Undefined undefined) {
            throw undefined.failure();
        }
        String indention = Text.isText(width) ? String.valueOf(width) : " ".repeat(width(Numbers.toIndex(width)));
        Object value = PyType.of(bound.get(0)) == PyType.LIST ? lines(bound.get(0)) : requireText(bound.get(0));
        boolean blank = bound.isTrue(3, false);
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (Object line : SplitMethods.lines(value + "\n", false)) {
            String text = String.valueOf(line);
            if (!first) {
                out.append('\n');
            }
            boolean indented = first ? bound.isTrue(2, false) : blank || !text.isEmpty();
            out.append(indented ? indention : "").append(text);
            TextSize.require(out.length());
            first = false;
        }
        return Text.like(value, out.toString());
    }

    private static int width(int width) {
        TextSize.require(width);
        return Math.max(0, width);
    }

    /** A value that has {@code splitlines()}. */
    private static Object lines(@Nullable Object value) {
        if (value instanceof Undefined || Text.isText(value)) {
            return requireText(value);
        }
        throw PythonException.attribute("'" + PyType.nameOf(value) + "' object has no attribute 'splitlines'");
    }

    private static Object requireText(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        Text.require(value);
        return Objects.requireNonNull(value);
    }

    private static @Nullable Object truncate(Bound bound) {
        Object end = bound.or(3, "...");
        int endLength = Iteration.length(end);
        Object length = bound.or(1, 255L);
        Object leeway = bound.orNull(4) == null ? (Object) 5L : bound.get(4);
        if (!Ordering.greaterOrEqual(length, (long) endLength) || !Ordering.greaterOrEqual(leeway, 0L)) {
            throw new PythonException(PythonException.Kind.ASSERTION, "length or leeway is too small");
        }
        Object value = bound.get(0);
        if (Ordering.lessOrEqual((long) Iteration.length(value), Arithmetic.add(length, leeway))) {
            return value;
        }
        if (end instanceof Undefined undefined) {
            throw undefined.failure();
        }
        String closing = Text.require(end);
        String start = CodePoints.substring(Text.require(value), 0, Numbers.toIndex(length) - endLength);
        if (!bound.isTrue(2, false) && start.lastIndexOf(' ') >= 0) {
            start = start.substring(0, start.lastIndexOf(' '));
        }
        return Text.like(value, start + (value instanceof Markup ? Markup.escapeText(closing) : closing));
    }

    private static long wordCount(String text) {
        long count = 0;
        boolean inWord = false;
        for (int codePoint : text.codePoints().toArray()) {
            boolean wordCharacter = codePoint == '_' || Character.isLetterOrDigit(codePoint);
            count += wordCharacter && !inWord ? 1 : 0;
            inWord = wordCharacter;
        }
        return count;
    }

    private static Object wrap(Evaluation evaluation, Bound bound) {
        String separator = bound.orNull(3) == null ? "\n" : joining(bound.get(3));
        Object value = lines(bound.get(0));
        evaluation.spend(value.toString().length() * 20L);
        TextWrapper wrapper = new TextWrapper(bound.integer(1, 79), bound.isTrue(2, true), bound.isTrue(4, true));
        List<String> lines = SplitMethods.lines(value.toString(), false).stream()
                .map(line -> String.join(separator, wrapper.wrap(String.valueOf(line))))
                .toList();
        return String.join(separator, lines);
    }

    /** A value that has {@code join()}. */
    private static String joining(@Nullable Object separator) {
        if (separator instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (!Text.isText(separator) && PyType.of(separator) != PyType.BYTES) {
            throw PythonException.attribute("'" + PyType.nameOf(separator) + "' object has no attribute 'join'");
        }
        return Text.require(separator);
    }

    private static String fileSize(double bytes, boolean binary) {
        double base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return Text.str(Numbers.truncate(bytes)) + " Bytes";
        }
        double unit = base;
        String name = "";
        for (String prefix : binary ? BINARY_UNITS : DECIMAL_UNITS) {
            name = prefix;
            unit *= base;
            if (bytes < unit) {
                break;
            }
        }
        return PrintfFormat.format("%.1f", base * bytes / unit) + " " + name;
    }

    private static String urlEncode(Evaluation evaluation, @Nullable Object value) {
        if (Text.isText(value) || Iteration.orNull(value) == null) {
            return UrlQuoting.quotePath(value);
        }
        Object pairs = PyType.of(value) == PyType.DICT ? Dicts.items((Map<?, ?>) requireMap(value)) : value;
        StringBuilder out = new StringBuilder();
        for (Object pair : Iteration.list(evaluation, pairs)) {
            List<@Nullable Object> parts = Iteration.list(evaluation, pair);
            if (parts.size() != 2) {
                throw PythonException.value("expected pairs of a key and a value");
            }
            out.append(out.length() == 0 ? "" : "&")
                    .append(UrlQuoting.quoteQuery(parts.get(0)))
                    .append('=')
                    .append(UrlQuoting.quoteQuery(parts.get(1)));
            TextSize.require(out.length());
        }
        return out.toString();
    }

    private static Object requireMap(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }
}
