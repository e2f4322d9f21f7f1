package dev.cairn.templates.internal.value;

import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.value.PythonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code repr()} of any value that a template knows; {@link PythonText} is for plain JSON values. Values that
 * templates make can hold themselves, which shows as dots, and give texts without end, which are refused. One instance writes
 * one value.
 */
public final class Repr {

    private static final int MAX_DEPTH = 300;

    /** How much text one value may give. */
    public static final int MAX_LENGTH = (int) Evaluation.BUDGET;

    private final StringBuilder out = new StringBuilder();
    private final IdentityHashMap<Object, Boolean> open = new IdentityHashMap<>();

    private Repr() {}

    public static String of(@Nullable Object value) {
        if (value instanceof String text) {
            StringBuilder quoted = new StringBuilder(text.length() + 2);
            PythonText.appendRepr(quoted, text);
            return quoted.toString();
        }
        if (value instanceof Long) {
            return value.toString();
        }
        Repr repr = new Repr();
        repr.append(value);
        return repr.out.toString();
    }

    private void append(@Nullable Object value) {
        if (out.length() > MAX_LENGTH) {
            throw PythonException.limit("a value is too large to print");
        }
        if (value instanceof String text) {
            PythonText.appendRepr(out, text);
            return;
        }
        if (value == null) {
            out.append("None");
            return;
        }
        switch (PyType.of(value)) {
            case NONE -> out.append("None");
            case BOOL -> out.append(Boolean.TRUE.equals(value) ? "True" : "False");
            case INT -> out.append(Numbers.text(Numbers.toInteger(value)));
            case FLOAT -> out.append(PythonNumbers.repr(Numbers.toDouble(value)));
            case COMPLEX -> out.append(((Complex) value).repr());
            case STR -> PythonText.appendRepr(out, String.valueOf(value));
            case MARKUP -> {
                out.append("Markup(");
                PythonText.appendRepr(out, String.valueOf(value));
                out.append(')');
            }
            case BYTES -> out.append(((Bytes) value).repr());
            case LIST -> appendItems("[", (Collection<?>) value, "]", "[...]");
            case TUPLE -> appendTuple((Tuple) value);
            case DICT -> appendDict((Map<?, ?>) value);
            case SET -> appendSet((PySet) value);
            case DATETIME -> appendDatetime((Datetime) value);
            case DATE -> out.append("datetime.date").append(DateRepr.of((LocalDate) value));
            case TIME -> out.append("datetime.time").append(DateRepr.of((LocalTime) value));
            case TIMEDELTA -> out.append(Durations.repr((Duration) value));
            case DURATION -> out.append(((CalendarDuration) value).repr());
            case OBJECT -> out.append(value instanceof PythonObject object ? object.repr() : String.valueOf(value));
        }
    }

    private boolean enter(Object container, String inside) {
        if (open.put(container, true) != null) {
            out.append(inside);
            return false;
        }
        if (open.size() > MAX_DEPTH) {
            throw PythonException.limit("a value is nested too deeply to print");
        }
        return true;
    }

    private void appendItems(String start, Collection<?> items, String end, String inside) {
        if (!enter(items, inside)) {
            return;
        }
        out.append(start);
        for (Iterator<?> iterator = items.iterator(); iterator.hasNext(); ) {
            append(iterator.next());
            if (iterator.hasNext()) {
                out.append(", ");
            }
        }
        out.append(end);
        open.remove(items);
    }

    private void appendTuple(Tuple tuple) {
        if (tuple.isLabelled()) {
            out.append(tuple.labelledRepr());
        } else {
            appendItems("(", tuple, tuple.size() == 1 ? ",)" : ")", "(...)");
        }
    }

    private void appendDict(Map<?, ?> dict) {
        if (!enter(dict, "{...}")) {
            return;
        }
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : dict.entrySet()) {
            if (!first) {
                out.append(", ");
            }
            first = false;
            append(Dicts.original(dict, entry.getKey()));
            out.append(": ");
            append(entry.getValue());
        }
        out.append('}');
        open.remove(dict);
    }

    private void appendSet(PySet set) {
        if (set.size() == 0) {
            out.append("set()");
        } else {
            appendItems("{", set.items(), "}", "{...}");
        }
    }

    private void appendDatetime(Datetime datetime) {
        LocalDateTime local = datetime.local();
        out.append("datetime.datetime(")
                .append(DateRepr.numbers(local.toLocalDate()))
                .append(", ")
                .append(DateRepr.numbers(local.toLocalTime()));
        if (datetime.zone() != null) {
            out.append(", tzinfo=").append(datetime.zone().repr());
        }
        out.append(')');
    }

    /** Dates and times as the calls that make them. */
    private static final class DateRepr {

        static String of(LocalDate date) {
            return "(" + numbers(date) + ")";
        }

        static String of(LocalTime time) {
            return "(" + numbers(time) + ")";
        }

        static String numbers(LocalDate date) {
            return date.getYear() + ", " + date.getMonthValue() + ", " + date.getDayOfMonth();
        }

        static String numbers(LocalTime time) {
            int micros = time.getNano() / 1000;
            String minutes = time.getHour() + ", " + time.getMinute();
            if (micros > 0) {
                return minutes + ", " + time.getSecond() + ", " + micros;
            }
            return time.getSecond() > 0 ? minutes + ", " + time.getSecond() : minutes;
        }
    }
}
