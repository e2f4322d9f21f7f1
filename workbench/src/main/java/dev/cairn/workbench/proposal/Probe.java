package dev.cairn.workbench.proposal;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.PlainNodes;
import dev.cairn.http.RawResponse;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.trial.SliceRead;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadLog;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.draft.ManifestDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries drafts by test reads, within a number of requests. For one thread. */
final class Probe {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final RunOptions options;
    private final Budget budget;
    private final @Nullable ObjectNode config;
    private int left;
    private final List<Trial> trials = new ArrayList<>();

    /** @param requests how many there may be in all */
    Probe(RunOptions options, Budget budget, int requests) {
        this(options, budget, requests, null, response -> {});
    }

    /**
     * @param config the values of a configuration, which go before those of a draft; null for none
     * @param heard gets each response before its body is read
     */
    Probe(RunOptions options, Budget budget, int requests, @Nullable ObjectNode config, Consumer<RawResponse> heard) {
        this.config = config;
        this.options = options.transport(budget.network(options.transport(), heard));
        this.budget = budget;
        this.left = requests;
    }

    /** Whether no further request may be sent. */
    boolean isSpent() {
        return left < 1 || budget.stop().isRequested() || budget.left().isZero();
    }

    /** What was tried since this was called the last time. */
    List<Trial> takeTrials() {
        List<Trial> taken = List.copyOf(trials);
        trials.clear();
        return taken;
    }

    /** Reads the first pages of a draft's stream. */
    Probed read(ManifestDraft draft, int pages) {
        if (isSpent()) {
            return new Probed(List.of(), false, "no further request may be sent");
        }
        Probed probed = tried(draft, Math.min(pages, left));
        left -= Math.max(1, probed.pages().size());
        trials.add(new Trial(probed.request(), outcome(probed)));
        return probed;
    }

    private static String outcome(Probed probed) {
        List<String> counts = probed.pages().stream()
                .map(page -> String.valueOf(page.records().size()))
                .toList();
        String read = counts.size() == 1
                ? counts.get(0) + " records"
                : String.join(" + ", counts) + " records in " + counts.size() + " pages";
        return probed.failure() == null ? read + (probed.ended() ? ", the last page" : "") : probed.failure();
    }

    private Probed tried(ManifestDraft draft, int pages) {
        try {
            TestReadResult result = Connector.load("draft", draft.text())
                    .testRead(
                            config(draft),
                            TestRead.of(draft.stream().name())
                                    .within(TestReadLimits.STANDARD
                                            .pages(pages)
                                            .slices(1)
                                            .time(budget.left().compareTo(LONGEST) < 0 ? budget.left() : LONGEST))
                                    .until(budget.stop()),
                            options);
            return probed(result, pages);
        } catch (InvalidDocumentException e) {
            return new Probed(List.of(), false, e.diagnostics().get(0).message());
        } catch (SyncException e) {
            return new Probed(List.of(), false, e.userMessage());
        }
    }

    private ObjectNode config(ManifestDraft draft) {
        if (config == null) {
            return draft.configNode();
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(draft.config());
        values.putAll(config.toPlain());
        return (ObjectNode) PlainNodes.of(config.place(), values);
    }

    private static Probed probed(TestReadResult result, int pages) {
        List<ProbedPage> read = result.slices().stream()
                .map(SliceRead::pages)
                .flatMap(List::stream)
                .map(ProbedPage::of)
                .toList();
        String failure = result.logs().stream()
                .filter(log -> log.level() == LogLevel.ERROR || log.level() == LogLevel.FATAL)
                .map(TestReadLog::message)
                .findFirst()
                .or(() -> result.slices().isEmpty() ? result.ownLogs().stream().findFirst() : Optional.empty())
                .orElse(null);
        if (failure == null && read.isEmpty()) {
            failure = "the API gave no answer";
        }
        return new Probed(read, failure == null && read.size() < pages, failure);
    }
}
