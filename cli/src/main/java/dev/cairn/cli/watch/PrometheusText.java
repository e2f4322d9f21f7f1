package dev.cairn.cli.watch;

import dev.cairn.runtime.config.StreamDescriptor;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers in the text format of Prometheus, version 0.0.4. Not thread-safe.
 *
 * <p>A name without a number is left out.
 */
final class PrometheusText {

    private final StringBuilder text = new StringBuilder(4096);
    private final String sync;

    /** @param sync a label of all numbers */
    PrometheusText(String sync) {
        this.sync = sync;
    }

    /** A number that only grows. */
    Series counter(String name, String help) {
        return new Series(name, help, "counter");
    }

    /** A number that may be anything. */
    Series gauge(String name, String help) {
        return new Series(name, help, "gauge");
    }

    /** The numbers of one name; complete before the next name is begun. */
    final class Series {

        private final String name;
        private final String head;
        private boolean begun;

        private Series(String name, String help, String type) {
            this.name = name;
            this.head = "# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
        }

        void add(Number value) {
            line("", value);
        }

        void add(StreamDescriptor stream, Number value) {
            String namespace = stream.namespace();
            line(label("stream", stream.name()) + (namespace == null ? "" : label("namespace", namespace)), value);
        }

        /** Seconds since 1970; nothing for null. */
        void at(@Nullable Instant time) {
            if (time != null) {
                add(seconds(time));
            }
        }

        /** Likewise, of a stream. */
        void at(StreamDescriptor stream, @Nullable Instant time) {
            if (time != null) {
                add(stream, seconds(time));
            }
        }

        private void line(String labels, Number value) {
            if (!begun) {
                text.append(head);
                begun = true;
            }
            text.append(name)
                    .append("{sync=\"")
                    .append(escaped(sync))
                    .append('"')
                    .append(labels);
            text.append("} ").append(value).append('\n');
        }
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }

    /** Reads what {@link Series#at} wrote; null where it is no number. */
    static @Nullable Instant instant(String seconds) {
        try {
            return Instant.ofEpochMilli(
                    new BigDecimal(seconds).movePointRight(3).longValue());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String label(String name, String value) {
        return "," + name + "=\"" + escaped(value) + "\"";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
