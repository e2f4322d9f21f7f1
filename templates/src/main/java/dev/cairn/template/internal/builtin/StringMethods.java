package dev.cairn.template.internal.builtin;

import dev.cairn.template.internal.value.CodePoints;
import dev.cairn.template.internal.value.Evaluation;
import dev.cairn.template.internal.value.Iteration;
import dev.cairn.template.internal.value.Markup;
import dev.cairn.template.internal.value.PyType;
import dev.cairn.template.internal.value.PythonException;
import dev.cairn.template.internal.value.Text;
import dev.cairn.template.internal.value.Tuple;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of str, and of markup, which give markup back and escape what is put in. */
final class StringMethods {

    private static final int MAX_LENGTH = 4_000_000;

    static final MethodTable<CharSequence> TABLE = new MethodTable<>();

    static {
        cases();
        padding();
        splitting();
        searching();
        making();
        CharacterTests.addTo(TABLE);
    }

    private StringMethods() {}

    private static void cases() {
        TABLE.method("lower", "", (evaluation, self, bound) -> Text.like(self, Cases.lower(self.toString())))
                .method("upper", "", (evaluation, self, bound) -> Text.like(self, Cases.upper(self.toString())))
                .method("casefold", "", (evaluation, self, bound) -> Text.like(self, Cases.fold(self.toString())))
                .method(
                        "capitalize",
                        "",
                        (evaluation, self, bound) -> Text.like(self, Cases.capitalize(self.toString())))
                .method("title", "", (evaluation, self, bound) -> Text.like(self, Cases.title(self.toString())))
                .method("swapcase", "", (evaluation, self, bound) -> Text.like(self, Cases.swap(self.toString())));
    }

    private static void padding() {
        TABLE.method(
                        "strip",
                        "chars? /",
                        (evaluation, self, bound) ->
                                Text.like(self, Strips.both(self.toString(), characters(bound.orNull(0)))))
                .method(
                        "lstrip",
                        "chars? /",
                        (evaluation, self, bound) ->
                                Text.like(self, Strips.left(self.toString(), characters(bound.orNull(0)))))
                .method(
                        "rstrip",
                        "chars? /",
                        (evaluation, self, bound) ->
                                Text.like(self, Strips.right(self.toString(), characters(bound.orNull(0)))))
                .method("removeprefix", "prefix /", (evaluation, self, bound) -> {
                    String prefix = Text.require(bound.get(0));
                    String text = self.toString();
                    return Text.like(self, text.startsWith(prefix) ? text.substring(prefix.length()) : text);
                })
                .method("removesuffix", "suffix /", (evaluation, self, bound) -> {
                    String suffix = Text.require(bound.get(0));
                    String text = self.toString();
                    return Text.like(
                            self, text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
                })
                .method("zfill", "width /", (evaluation, self, bound) -> Text.like(self, zfill(self.toString(), bound)))
                .method("ljust", "width fillchar? /", (evaluation, self, bound) -> pad(self, bound, false, true))
                .method("rjust", "width fillchar? /", (evaluation, self, bound) -> pad(self, bound, true, false))
                .method("center", "width fillchar? /", (evaluation, self, bound) -> pad(self, bound, true, true))
                .method(
                        "expandtabs",
                        "tabsize?",
                        (evaluation, self, bound) -> Text.like(self, expandTabs(self.toString(), bound.integer(0, 8))));
    }

    private static void splitting() {
        TABLE.method(
                        "split",
                        "sep? maxsplit?",
                        (evaluation, self, bound) -> like(
                                self, Splits.split(self.toString(), separator(bound.orNull(0)), bound.integer(1, -1))))
                .method(
                        "rsplit",
                        "sep? maxsplit?",
                        (evaluation, self, bound) -> like(
                                self,
                                Splits.rightSplit(self.toString(), separator(bound.orNull(0)), bound.integer(1, -1))))
                .method(
                        "splitlines",
                        "keepends?",
                        (evaluation, self, bound) -> like(self, Splits.lines(self.toString(), bound.flag(0))))
                .method("partition", "sep /", (evaluation, self, bound) -> {
                    String separator = nonEmpty(bound.get(0));
                    return partition(self, separator, self.toString().indexOf(separator), false);
                })
                .method("rpartition", "sep /", (evaluation, self, bound) -> {
                    String separator = nonEmpty(bound.get(0));
                    return partition(self, separator, self.toString().lastIndexOf(separator), true);
                })
                .method("join", "iterable /", StringMethods::join);
    }

    private static void searching() {
        TABLE.method(
                        "find",
                        "sub start? end? /",
                        (evaluation, self, bound) -> Search.of(self, bound).first())
                .method(
                        "rfind",
                        "sub start? end? /",
                        (evaluation, self, bound) -> Search.of(self, bound).last())
                .method(
                        "index",
                        "sub start? end? /",
                        (evaluation, self, bound) ->
                                found(Search.of(self, bound).first()))
                .method(
                        "rindex",
                        "sub start? end? /",
                        (evaluation, self, bound) ->
                                found(Search.of(self, bound).last()))
                .method(
                        "count",
                        "sub start? end? /",
                        (evaluation, self, bound) -> Search.of(self, bound).count())
                .method(
                        "startswith",
                        "prefix start? end? /",
                        (evaluation, self, bound) -> Search.matches(self, bound, String::startsWith))
                .method(
                        "endswith",
                        "suffix start? end? /",
                        (evaluation, self, bound) -> Search.matches(self, bound, String::endsWith));
    }

    private static void making() {
        TABLE.method("replace", "old new count? /", StringMethods::replace)
                .method("encode", "encoding? errors?", (evaluation, self, bound) -> {
                    String errors = Text.require(bound.or(1, "strict"));
                    return Encodings.encode(
                            self.toString(), Encodings.charset(bound.or(0, "utf-8")), Encodings.errors(errors));
                })
                .variadic("format", (evaluation, self, args) -> FormatMethod.format(evaluation, self, args))
                .method(
                        "format_map",
                        "mapping /",
                        (evaluation, self, bound) -> FormatMethod.formatMap(evaluation, self, bound.get(0)))
                .method(
                        "translate",
                        "table /",
                        (evaluation, self, bound) ->
                                Text.like(self, Translation.translate(self.toString(), bound.get(0))))
                .method("maketrans", "x y? z? /", (evaluation, self, bound) -> Translation.table(bound))
                .variadic(
                        "striptags",
                        (evaluation, self, args) ->
                                Html.stripTags(requireMarkup(self, "striptags").toString()))
                .variadic(
                        "unescape",
                        (evaluation, self, args) ->
                                Html.unescape(requireMarkup(self, "unescape").toString()));
    }

    private static CharSequence requireMarkup(CharSequence self, String method) {
        if (!(self instanceof Markup)) {
            throw PythonException.attribute("'str' object has no attribute '" + method + "'");
        }
        return self;
    }

    private static @Nullable String characters(@Nullable Object characters) {
        return characters == null ? null : Text.require(characters);
    }

    private static @Nullable String separator(@Nullable Object separator) {
        return separator == null ? null : nonEmpty(separator);
    }

    private static String nonEmpty(@Nullable Object separator) {
        String text = Text.require(separator);
        if (text.isEmpty()) {
            throw PythonException.value("empty separator");
        }
        return text;
    }

    private static long found(long position) {
        if (position < 0) {
            throw PythonException.value("substring not found");
        }
        return position;
    }

    private static Object like(CharSequence self, List<@Nullable Object> parts) {
        if (self instanceof Markup) {
            parts.replaceAll(part -> new Markup(String.valueOf(part)));
        }
        return parts;
    }

    private static Object partition(CharSequence self, String separator, int at, boolean fromRight) {
        String text = self.toString();
        if (at < 0) {
            return fromRight
                    ? Tuple.of(Text.like(self, ""), Text.like(self, ""), self)
                    : Tuple.of(self, Text.like(self, ""), Text.like(self, ""));
        }
        return Tuple.of(
                Text.like(self, text.substring(0, at)),
                Text.like(self, separator),
                Text.like(self, text.substring(at + separator.length())));
    }

    private static Object join(Evaluation evaluation, CharSequence self, Bound bound) {
        StringBuilder out = new StringBuilder();
        int index = 0;
        for (Iterator<@Nullable Object> items = Iteration.of(bound.get(0)); items.hasNext(); index++) {
            Object item = items.next();
            if (index > 0) {
                out.append(self);
            }
            if (self instanceof Markup) {
                out.append(Markup.escape(item).text());
            } else if (Text.isText(item)) {
                out.append(item);
            } else {
                throw PythonException.type(
                        "sequence item " + index + ": expected str instance, " + PyType.nameOf(item) + " found");
            }
            evaluation.spend(10);
            requireSize(out.length());
        }
        return Text.like(self, out.toString());
    }

    private static Object replace(Evaluation evaluation, CharSequence self, Bound bound) {
        String replacement =
                self instanceof Markup ? Markup.escape(bound.get(1)).text() : Text.require(bound.get(1));
        return Text.like(self, replace(self.toString(), Text.require(bound.get(0)), replacement, bound.integer(2, -1)));
    }

    /** All occurrences, or the first ones up to a count that is not negative. */
    static String replace(String text, String old, String replacement, int count) {
        if (count == 0) {
            return text;
        }
        if (old.isEmpty()) {
            return interleave(text, replacement, count);
        }
        int at = text.indexOf(old);
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + replacement.length());
        int position = 0;
        for (int done = 0; at >= 0 && (count < 0 || done < count); done++) {
            out.append(text, position, at).append(replacement);
            requireSize(out.length());
            position = at + old.length();
            at = text.indexOf(old, position);
        }
        return out.append(text, position, text.length()).toString();
    }

    private static String interleave(String text, String replacement, int count) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        int position = 0;
        while (count < 0 || done < count) {
            out.append(replacement);
            requireSize(out.length());
            done++;
            if (position == text.length()) {
                return out.toString();
            }
            int end = text.offsetByCodePoints(position, 1);
            out.append(text, position, end);
            position = end;
        }
        return out.append(text, position, text.length()).toString();
    }

    static void requireSize(long length) {
        if (length > MAX_LENGTH) {
            throw PythonException.limit("a text is too long");
        }
    }

    private static String zfill(String text, Bound bound) {
        int missing = bound.integer(0, 0) - CodePoints.length(text);
        if (missing <= 0) {
            return text;
        }
        requireSize(missing);
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return (signed ? text.substring(0, 1) : "") + "0".repeat(missing) + (signed ? text.substring(1) : text);
    }

    private static Object pad(CharSequence self, Bound bound, boolean left, boolean right) {
        String text = self.toString();
        int width = bound.integer(0, 0);
        if (bound.get(0) instanceof BigInteger) {
            throw PythonException.overflow("Python int too large to convert to C ssize_t");
        }
        int missing = width - CodePoints.length(text);
        String fill = bound.has(1) ? Text.require(bound.get(1)) : " ";
        if (CodePoints.length(fill) != 1) {
            throw PythonException.type("The fill character must be exactly one character long");
        }
        if (missing <= 0) {
            return self;
        }
        requireSize(missing);
        // Python gives the odd character to the left of a centred text if the width is odd.
        int before = left && right ? missing / 2 + (missing & width & 1) : left ? missing : 0;
        return Text.like(self, fill.repeat(before) + text + fill.repeat(missing - before));
    }

    private static String expandTabs(String text, int size) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int codePoint : text.codePoints().toArray()) {
            if (codePoint == '\t') {
                int blanks = size > 0 ? size - column % size : 0;
                requireSize((long) out.length() + blanks);
                out.append(" ".repeat(blanks));
                column += blanks;
            } else {
                out.appendCodePoint(codePoint);
                column = codePoint == '\n' || codePoint == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }

    /** Whether a method exists on a kind of str: a few are markup's own. */
    static boolean has(Object self, String name) {
        return self instanceof Markup || !("striptags".equals(name) || "unescape".equals(name));
    }
}
