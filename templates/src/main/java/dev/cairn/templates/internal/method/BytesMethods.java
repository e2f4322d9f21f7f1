package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.call.Method;
import dev.cairn.templates.internal.call.MethodTable;
import dev.cairn.templates.internal.text.Encodings;
import dev.cairn.templates.internal.text.TextSize;
import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Bytes;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of bytes. Most do what those of str do, octets standing for characters and only ASCII having a case. */
final class BytesMethods {

    private static final List<String> LIKE_STRINGS = List.of(
            "strip",
            "lstrip",
            "rstrip",
            "removeprefix",
            "removesuffix",
            "zfill",
            "ljust",
            "rjust",
            "center",
            "expandtabs",
            "split",
            "rsplit",
            "splitlines",
            "partition",
            "rpartition",
            "find",
            "rfind",
            "index",
            "rindex",
            "count",
            "startswith",
            "endswith",
            "replace",
            "isspace",
            "isascii");
    private static final Set<String> SEARCHES = Set.of("find", "rfind", "index", "rindex", "count");
    private static final List<String> OF_ASCII = List.of(
            "lower",
            "upper",
            "capitalize",
            "title",
            "swapcase",
            "isdigit",
            "isalpha",
            "isalnum",
            "islower",
            "isupper",
            "istitle");

    static final MethodTable<Bytes> TABLE = new MethodTable<Bytes>()
            .method(
                    "decode",
                    "encoding? errors?",
                    (evaluation, self, bound) -> Encodings.decode(
                            self, Encodings.charset(bound.or(0, "utf-8")), Encodings.errors(bound.or(1, "strict"))))
            .method("hex", "", (evaluation, self, bound) -> HexFormat.of().formatHex(self.content()))
            .method("maketrans", "frm to /", (evaluation, self, bound) -> table(bound.get(0), bound.get(1)))
            .method("join", "iterable /", (evaluation, self, bound) -> join(self, bound.get(0)));

    static {
        LIKE_STRINGS.forEach(name -> TABLE.variadic(
                name,
                (evaluation, self, args) ->
                        octets(string(name).call(evaluation, text(self), texts(octetFirst(name, args))))));
        OF_ASCII.forEach(name -> TABLE.variadic(name, (evaluation, self, args) -> ascii(evaluation, name, self, args)));
    }

    private BytesMethods() {}

    private static Method string(String name) {
        return Objects.requireNonNull(StringMethods.TABLE.method(name));
    }

    private static Bytes table(@Nullable Object from, @Nullable Object to) {
        if (!(from instanceof Bytes old) || !(to instanceof Bytes replacement)) {
            throw PythonException.type("a bytes-like object is required");
        }
        if (old.size() != replacement.size()) {
            throw PythonException.value("maketrans arguments must have same length");
        }
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) i;
        }
        for (int i = 0; i < old.size(); i++) {
            table[old.at(i)] = (byte) replacement.at(i);
        }
        return new Bytes(table);
    }

    private static String text(Bytes bytes) {
        return new String(bytes.content(), StandardCharsets.ISO_8859_1);
    }

    /** Octets beyond ASCII are put out of the way, as characters without a case that come back unchanged. */
    private static @Nullable Object ascii(Evaluation evaluation, String name, Bytes self, Args args) {
        StringBuilder hidden = new StringBuilder();
        text(self).chars().forEach(octet -> hidden.append((char) (octet < 0x80 ? octet : octet + 0xe000)));
        Object result = string(name).call(evaluation, hidden.toString(), args);
        if (!(result instanceof String changed)) {
            return result;
        }
        StringBuilder shown = new StringBuilder();
        changed.chars().forEach(character -> shown.append((char) (character < 0x80 ? character : character - 0xe000)));
        return octets(shown.toString());
    }

    /** Searches take a number for an octet too. */
    private static Args octetFirst(String name, Args args) {
        if (!SEARCHES.contains(name) || args.count() == 0 || !Numbers.isInteger(args.get(0))) {
            return args;
        }
        int octet = Numbers.toIndex(args.get(0));
        if (octet < 0 || octet > 255) {
            throw PythonException.value("byte must be in range(0, 256)");
        }
        return args.withoutFirst(1).withFirst(new Bytes(new byte[] {(byte) octet}));
    }

    private static Args texts(Args args) {
        @Nullable Object[] positional = new Object[args.count()];
        for (int i = 0; i < positional.length; i++) {
            positional[i] = textOf(args.get(i));
        }
        Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
        args.keywords().forEach((name, value) -> keywords.put(name, textOf(value)));
        return new Args(positional, keywords);
    }

    private static @Nullable Object textOf(@Nullable Object argument) {
        if (Text.isText(argument)) {
            throw PythonException.type("a bytes-like object is required, not 'str'");
        }
        if (argument instanceof Tuple tuple) {
            return Tuple.copyOf(
                    new ArrayList<>(tuple.stream().map(BytesMethods::textOf).toList()));
        }
        return argument instanceof Bytes bytes ? text(bytes) : argument;
    }

    /** Strings as bytes again, in lists and tuples too. */
    private static @Nullable Object octets(@Nullable Object result) {
        if (result instanceof String text) {
            return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        if (result instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(octets(item)));
            return result instanceof Tuple ? Tuple.copyOf(items) : items;
        }
        return result;
    }

    private static Object join(Bytes self, @Nullable Object iterable) {
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (Iterator<@Nullable Object> items = Iteration.of(iterable); items.hasNext(); first = false) {
            if (!(items.next() instanceof Bytes bytes)) {
                throw PythonException.type("sequence item: expected a bytes-like object");
            }
            out.append(first ? "" : text(self)).append(text(bytes));
            TextSize.require(out.length());
        }
        return new Bytes(out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
