package dev.cairn.cli.author;

import dev.cairn.runtime.plan.Estimate;
import dev.cairn.runtime.plan.Estimate.Certainty;
import dev.cairn.runtime.plan.StreamPlan;
import dev.cairn.runtime.plan.SyncPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A plan in words. */
final class PlanText {

    private PlanText() {}

    static List<String> lines(SyncPlan plan) {
        List<String> lines = new ArrayList<>();
        for (StreamPlan stream : plan.streams()) {
            StreamPlan.Amount amount = stream.amount();
            lines.add(stream.stream() + ": " + amount.slices().words("slice") + ", "
                    + amount.pages().words("page") + ", " + amount.requests().words("request")
                    + time(stream.time(), amount.requests()));
            stream.unknown().forEach(what -> lines.add("  not known: " + what));
            lines.add("  read again after a crash: " + stream.again());
            lines.add("  pages ahead: " + stream.ahead());
        }
        lines.add("in all: " + plan.requests().words("request") + time(plan.time(), plan.requests()) + " with "
                + Estimate.exact(plan.workers()).words("worker"));
        plan.notes().forEach(note -> lines.add("  " + note));
        Duration latency = plan.latency();
        lines.add(Estimate.exact(plan.sent()).words("request") + " sent for this plan"
                + (latency == null ? "; how long answers take is not known" : "; an answer took " + seconds(latency)));
        return lines;
    }

    private static String time(@Nullable Duration time, Estimate requests) {
        if (time == null) {
            return "";
        }
        return (requests.certainty() == Certainty.AT_LEAST ? ", at least " : ", about ") + seconds(time);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, time.toSeconds() < 10 ? "%,.2f s" : "%,.0f s", time.toMillis() / 1000.0);
    }
}
