package dev.cairn.flink;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** All metrics of jobs in this process, also after their end. */
public final class SeenMetrics implements MetricReporterFactory, MetricReporter {

    private static final Map<String, Metric> SEEN = new ConcurrentHashMap<>();

    /** Jobs before this one do not count any more. */
    static void forget() {
        SEEN.clear();
    }

    /** The sum of a counter or gauge over all groups of whose names a text is part. */
    static long sum(String group, String name) {
        List<Metric> seen = SEEN.entrySet().stream()
                .filter(each -> each.getKey().contains(group) && each.getKey().endsWith("." + name))
                .map(Map.Entry::getValue)
                .toList();
        if (seen.isEmpty()) {
            throw new AssertionError("no " + name + " of " + group);
        }
        return seen.stream().mapToLong(SeenMetrics::value).sum();
    }

    private static long value(Metric metric) {
        return metric instanceof Counter counter
                ? counter.getCount()
                : metric instanceof Gauge<?> gauge ? ((Number) gauge.getValue()).longValue() : 0;
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return this;
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        SEEN.put(group.getMetricIdentifier(name), metric);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
}
