package dev.cairn.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.cairn.templates.internal.builtin.Filters;
import dev.cairn.templates.internal.builtin.Globals;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a template calls, with arguments of any size: it ends soon, and takes little memory. {@code -Dtemplate.calls} is the
 * number of calls.
 */
class EveryBuiltinIsBoundedTest {

    private static final int CALLS = Integer.getInteger("template.calls", 500);

    /** What is made on the way counts, too, most of which is gone at once; without limits these calls take tens of GiB. */
    private static final long MOST_BYTES = 2L << 30;

    private static final long MOST_NANOS = 10_000_000_000L;

    /** What is at hand to make things large with, cheap enough to have many of them. */
    private static final List<String> VALUES = List.of(
            "'%c' * 1000000",
            "'%9999c' * 300",
            "'a' * 3000000",
            "'{}' * 300000",
            "'\\t' * 300000",
            "'\\n' * 300000",
            "'(a*)*b'",
            "'%Y-%m-%dT%H:%M:%S'",
            "'2020-01-01'",
            "'a'",
            "''",
            "none",
            "true",
            "[0] * 200000",
            "['a' * 1000] * 2000",
            "[['a'] * 1000] * 1000",
            "range(100000)",
            "range(999999999999)",
            "{'a': 1, 'b': ['a' * 1000] * 2000}",
            "now_utc()",
            "now_utc().date()",
            "10 ** 20000",
            "2 ** 99999",
            "999999999",
            "100000",
            "1000",
            "2",
            "-1",
            "0.5",
            "1e300");

    private static final List<String> METHODS =
            Stream.of("""
                    append as_integer_ratio bit_count bit_length casefold clear combine conjugate copy count ctime date
                    dst encode extend format fromkeys get hex index insert is_integer isidentifier islower isocalendar
                    isoformat isoweekday istitle isupper items join keys lower maketrans map max min now partition pop
                    popitem reject rejectattr remove removeprefix removesuffix replace reverse rpartition select
                    selectattr setdefault sort swapcase time timestamp timetz title today toordinal total_seconds tzname
                    update upper utcnow utcoffset utctimetuple values weekday
                    """.strip().split("\\s+")).toList();

    private static final List<String> OPERATORS = List.of("+", "*", "**", "%", "~", "//", "/", "-", "in", "==", "<");

    /** The most that little can be made to. */
    private static final List<String> LARGEST = List.of(
            "format_datetime('2020-01-01', '%c' * 1000000)",
            "format_datetime('2020-01-01', '%9999c' * 600000)",
            "now_utc().strftime('%c' * 2000000)",
            "now_utc().strftime('%9999c' * 600000)",
            "now_utc() | string | replace('2', '%c' * 100000)",
            "str_to_datetime('2020-01-01', '%c' * 1000000)",
            "format_datetime('2020-01-01', '%Y', '%c' * 1000000)",
            "timestamp('%c' * 1000000)",
            "('{:' ~ '%c' * 1000000 ~ '}').format(now_utc())",
            "('{:' ~ '%9999c' * 600000 ~ '}').format(now_utc())",
            "now_utc().strptime('2020', '%Y' * 1000000)",
            "('%s' * 1000000) % (range(10) | list)",
            "('%d' * 1000000) % 1",
            "('%999d' * 10000) % (([1] * 10000) | list)",
            "('{0:999}' * 100000).format(1)",
            "('{0}' * 100000).format('a' * 1000)",
            "('\\x01' * 4000000) | tojson",
            "('\\U0001f600' * 1000000) | tojson",
            "('\\U0001f600' * 2000000) | urlencode",
            "('\"' * 4000000) | forceescape",
            "('\"' * 4000000) | e | e",
            "('a' * 4000000) | pprint",
            "('\\x01' * 4000000) | pprint",
            "['\\x01' * 4000000] | string",
            "[['\\x01' * 400000] * 100] * 100 | string",
            "['a' * 100000] * 100000 | tojson",
            "['a' * 100000] * 100000 | join",
            "['a'] * 250000 | join('a' * 100000)",
            "('a' * 100000).join(['a'] * 250000)",
            "('a' * 4000000) | list",
            "('a' * 4000000).split('a')",
            "('a ' * 2000000).split()",
            "('a ' * 2000000) | wordcount",
            "('a ' * 2000000) | wordwrap(1)",
            "('a' * 4000000) | wordwrap(1)",
            "('\\n' * 4000000).splitlines()",
            "('a\\n' * 300000) | indent(100000)",
            "('\\t' * 300000).expandtabs(100000)",
            "('a' * 4000000) | map('upper') | list",
            "('a' * 4000000) | batch(1) | list",
            "('a' * 4000000) | slice(100000) | list",
            "('a' * 4000000) | groupby(0)",
            "('a' * 4000000) | sort",
            "('a' * 4000000) | unique | list",
            "('a' * 4000000) | reverse",
            "('a' * 4000000) | title",
            "('a' * 4000000) | urlize",
            "('a' * 4000000) | hash",
            "('a' * 4000000) | base64encode | base64encode",
            "('a' * 4000000).encode('utf-32')",
            "('a' * 4000000).encode('utf-8') * 2",
            "('a' * 4000000).encode('utf-8') | string",
            "('a' * 4000000) | regex_search('a*')",
            "('a' * 4000000) | regex_search('(a)*')",
            "('a' * 4000000).replace('a', 'b' * 1000000)",
            "('a' * 4000000).replace('', 'b')",
            "('a' * 4000000).translate({97: 'b' * 1000})",
            "('a' * 4000000).partition('b')",
            "range(999999999) | list",
            "range(999999999) | sum",
            "range(999999999) | join",
            "range(999999999) | last",
            "dict(a=range(999999999)) | tojson",
            "lipsum(n=1000, min=1000, max=10000)",
            "2 ** 99999 | string",
            "[10 ** 30000] * 100000 | string",
            "(10 ** 30000) | pprint",
            "'1' * 4000000 | int",
            "int('1' * 4000000)",
            "float('1' * 4000000)",
            "('[' * 4000000) | string",
            "'1e999999999' | float",
            "'9' * 4000000",
            "'[1, ' * 1000000",
            "('[' ~ '1,' * 1999999 ~ ']')",
            "('{1:' * 1000000)",
            "duration('P' ~ '1' * 4000000 ~ 'D')",
            "now_utc() + duration('P99999999D')",
            "day_delta(999999999999)",
            "'a' | center(4000000) | list");

    private final Random random = new Random(29);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private String of(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String arguments(int most) {
        return String.join(
                ", ",
                Stream.generate(() -> "(" + of(VALUES) + ")")
                        .limit(random.nextInt(most + 1))
                        .toList());
    }

    private String call(int kind) {
        String self = "(" + of(VALUES) + ")";
        return switch (kind) {
            case 0 -> of(Globals.names()) + "(" + arguments(3) + ")";
            case 1 -> self + " | " + of(Filters.names()) + "(" + arguments(3) + ")";
            case 2 -> self + "." + of(METHODS) + "(" + arguments(3) + ")";
            case 3 -> self + " " + of(OPERATORS) + " (" + of(VALUES) + ")";
            default -> self + " | " + of(Filters.names()) + " | " + of(Filters.names());
        };
    }

    @Test
    void noCallTakesMuch() {
        assertBounded(
                Stream.iterate(0, i -> i + 1).limit(CALLS).map(i -> call(i % 5)).toList());
    }

    @Test
    void nothingMultipliesWithoutAnEnd() {
        assertBounded(LARGEST);
    }

    private void assertBounded(List<String> calls) {
        Templates templates = new Templates(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new Random(1));
        List<String> beyond = new ArrayList<>();
        long thread = Thread.currentThread().getId();
        for (String call : calls) {
            String text = "{{ " + call + " }}";
            long bytes = threads.getThreadAllocatedBytes(thread);
            long nanos = threads.getCurrentThreadCpuTime();
            try {
                templates.compile(text).evaluate(name -> Scope.UNDEFINED);
            } catch (TemplateException e) {
                // as most of them
            } catch (OutOfMemoryError | StackOverflowError e) {
                beyond.add(text + ": " + e);
            }
            bytes = threads.getThreadAllocatedBytes(thread) - bytes;
            nanos = threads.getCurrentThreadCpuTime() - nanos;
            if (bytes > MOST_BYTES || nanos > MOST_NANOS) {
                beyond.add(text + ": " + (bytes >> 20) + " MiB, " + nanos / 1_000_000 + " ms");
            }
        }
        assertEquals(List.of(), beyond, () -> String.join("\n", beyond));
    }
}
