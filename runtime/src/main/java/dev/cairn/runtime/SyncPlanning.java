package dev.cairn.runtime;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.TransientException;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.AssembledManifest;
import dev.cairn.runtime.internal.assembly.ManifestStreams;
import dev.cairn.runtime.internal.assembly.definition.SyncInputs;
import dev.cairn.runtime.internal.assembly.stream.ManifestStream;
import dev.cairn.runtime.internal.plan.CallLimits;
import dev.cairn.runtime.internal.plan.ProbingTransport;
import dev.cairn.runtime.internal.plan.StreamPlanner;
import dev.cairn.runtime.plan.Estimate;
import dev.cairn.runtime.plan.StreamPlan;
import dev.cairn.runtime.plan.SyncPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The command {@code plan}. */
final class SyncPlanning {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final CommandContext context;
    private final ProbingTransport network;
    private final List<String> notes = new ArrayList<>();

    SyncPlanning(CommandContext context) {
        RunOptions options = context.options();
        this.network = new ProbingTransport(options.transport(), options.clock());
        this.context = context.with(options.transport(network).sleeper(patient(options.sleeper())));
    }

    private static Sleeper patient(Sleeper sleeper) {
        return wait -> {
            if (wait.compareTo(LONGEST_WAIT) > 0) {
                throw new TransientException("the API wants a wait of " + wait.toSeconds()
                        + " s before the next request, and a plan waits " + LONGEST_WAIT.toSeconds() + " s at most");
            }
            sleeper.sleep(wait);
        };
    }

    SyncPlan plan(ConfiguredCatalog catalog, InputState state, int most) throws InterruptedException {
        context.config().requireValid();
        network.allow(most);
        AssembledManifest assembled = context.assemble(context.tracked(context.direct()::configChanged));
        ManifestStreams all = assembled.streams(
                new SyncInputs(catalog, state, context.manifest().folder()), stream -> context.observer());
        all.requireResolved();
        List<ManifestStream> chosen = chosen(all, catalog);
        int workers = context.options().slices(assembled.concurrency());
        if (context.options().findsConcurrency()) {
            notes.add("up to " + Estimate.exact(workers).words("slice")
                    + " at once where the API takes so many, as the time supposes; fewer where it does not");
        }
        List<StreamPlan> plans = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            long left = Math.max(0, most - network.sent());
            network.allow((left + chosen.size() - i - 1) / (chosen.size() - i));
            plans.add(plan(chosen.get(i), workers));
        }
        return sum(plans, workers);
    }

    private static List<ManifestStream> chosen(ManifestStreams all, ConfiguredCatalog catalog) {
        if (catalog.streams().isEmpty()) {
            return all.all();
        }
        List<ManifestStream> chosen = new ArrayList<>();
        for (ConfiguredStream configured : catalog.streams()) {
            String name = configured.name();
            chosen.add(all.find(name)
                    .orElseThrow(() -> new ConfigException("There is no stream " + name
                            + ". The streams are: "
                            + String.join(
                                    ", ",
                                    all.all().stream()
                                            .map(each -> each.name().name())
                                            .toList()))));
        }
        return chosen;
    }

    private StreamPlan plan(ManifestStream stream, int workers) throws InterruptedException {
        try {
            if (!stream.mistakes().isEmpty()) {
                return unknown(stream.name(), String.valueOf(stream.mistakes().get(0)));
            }
            StreamPlan plan = new StreamPlanner(
                            stream.built(), network, context.manifest().loaded().resolved())
                    .plan(workers);
            return new StreamPlan(
                    plan.stream(),
                    plan.amount(),
                    plan.time(),
                    plan.again(),
                    plan.ahead(),
                    plan.unknown().stream()
                            .map(context.output().secrets()::mask)
                            .toList());
        } catch (SyncException e) {
            return unknown(stream.name(), context.output().secrets().mask(e.userMessage()));
        }
    }

    private static StreamPlan unknown(StreamDescriptor name, String why) {
        Estimate none = Estimate.atLeast(0);
        return new StreamPlan(
                name,
                new StreamPlan.Amount(none, none, none),
                null,
                new StreamPlan.AfterKill(0, List.of(), "not known"),
                "not known",
                List.of("everything, since it cannot be read: " + why));
    }

    private SyncPlan sum(List<StreamPlan> plans, int workers) {
        Estimate requests =
                plans.stream().map(plan -> plan.amount().requests()).reduce(Estimate.exact(0), Estimate::plus);
        Duration latency = network.latency();
        Duration time = null;
        if (latency != null) {
            Duration shared = latency.multipliedBy((requests.number() + workers - 1) / workers);
            time = plans.stream()
                    .map(StreamPlan::time)
                    .filter(Objects::nonNull)
                    .reduce(shared, (first, second) -> first.compareTo(second) < 0 ? second : first);
            time = limited(time, requests.number());
        }
        return new SyncPlan(plans, workers, requests, time, latency, network.sent(), notes);
    }

    /** Not sooner than the call budget lets it be. */
    private Duration limited(Duration time, long requests) {
        CallLimits limits = CallLimits.of(context.manifest().loaded().resolved());
        Duration least = limits.leastTime(requests);
        for (CallLimits.Rate rate : limits.rates()) {
            notes.add("the manifest's api_budget allows "
                    + Estimate.exact(rate.calls()).words("call") + " in "
                    + rate.in().toMillis() / 1000.0 + " s, which the time takes account of");
        }
        if (limits.isPartOfIt()) {
            notes.add(
                    "the manifest's api_budget limits some requests, or has a template: the time takes no account of that");
        }
        return least.compareTo(time) > 0 ? least : time;
    }
}
