package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.MethodTable;
import dev.cairn.templates.internal.text.Cases;
import dev.cairn.templates.internal.text.CharacterTests;
import dev.cairn.templates.internal.text.Encodings;
import dev.cairn.templates.internal.text.Html;
import dev.cairn.templates.internal.text.Padding;
import dev.cairn.templates.internal.text.Replacement;
import dev.cairn.templates.internal.text.Search;
import dev.cairn.templates.internal.text.SplitMethods;
import dev.cairn.templates.internal.text.Strips;
import dev.cairn.templates.internal.text.TextSize;
import dev.cairn.templates.internal.text.Translation;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.Markup;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Tuple;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of str, and of markup, which give markup back and escape what is put in. */
public final class StringMethods {

    public static final MethodTable<CharSequence> TABLE = new MethodTable<>();

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
                .method(
                        "zfill",
                        "width /",
                        (evaluation, self, bound) -> Text.like(self, Padding.zfill(self.toString(), bound)))
                .method(
                        "ljust",
                        "width fillchar? /",
                        (evaluation, self, bound) -> Padding.pad(self, bound, false, true))
                .method(
                        "rjust",
                        "width fillchar? /",
                        (evaluation, self, bound) -> Padding.pad(self, bound, true, false))
                .method(
                        "center",
                        "width fillchar? /",
                        (evaluation, self, bound) -> Padding.pad(self, bound, true, true))
                .method(
                        "expandtabs",
                        "tabsize?",
                        (evaluation, self, bound) ->
                                Text.like(self, Padding.expandTabs(self.toString(), bound.integer(0, 8))));
    }

    private static void splitting() {
        TABLE.method(
                        "split",
                        "sep? maxsplit?",
                        (evaluation, self, bound) -> like(
                                self,
                                SplitMethods.split(self.toString(), separator(bound.orNull(0)), bound.integer(1, -1))))
                .method(
                        "rsplit",
                        "sep? maxsplit?",
                        (evaluation, self, bound) -> like(
                                self,
                                SplitMethods.rightSplit(
                                        self.toString(), separator(bound.orNull(0)), bound.integer(1, -1))))
                .method(
                        "splitlines",
                        "keepends?",
                        (evaluation, self, bound) -> like(self, SplitMethods.lines(self.toString(), bound.flag(0))))
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
            TextSize.require(out.length());
        }
        return Text.like(self, out.toString());
    }

    private static Object replace(Evaluation evaluation, CharSequence self, Bound bound) {
        String replacement =
                self instanceof Markup ? Markup.escape(bound.get(1)).text() : Text.require(bound.get(1));
        return Text.like(
                self, Replacement.of(self.toString(), Text.require(bound.get(0)), replacement, bound.integer(2, -1)));
    }

    /** Whether a method exists on a kind of str: a few are markup's own. */
    static boolean has(Object self, String name) {
        return self instanceof Markup || !("striptags".equals(name) || "unescape".equals(name));
    }
}
