package dev.cairn.workbench.har;

import dev.cairn.core.clock.WaitingClock;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.trial.NotRecordedException;
import dev.cairn.workbench.pseudonym.Pseudonyms;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recorded traffic in place of the network, for one run of a connector: the k-th request of a kind gets the k-th answer that
 * was recorded for it. One without an answer fails; no connection is ever opened.
 *
 * <p>Time stands still at the recording's present, and moves when the connector waits, which takes no time. Thread-safe.
 */
public final class TrafficReplay {

    private final Recording recording;
    private final Matching matching;
    private final Pseudonyms names = new Pseudonyms();
    private final Map<RequestKey, Deque<RecordedExchange>> answers = new LinkedHashMap<>();
    /** What was recorded of a secret that stands in the manifest is its name, which no request has. */
    private final Map<RequestKey, Deque<RecordedExchange>> withoutSecrets = new LinkedHashMap<>();

    private final Set<RecordedExchange> given = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<RequestKey, RecordedExchange> recorded = new LinkedHashMap<>();
    private final Map<RequestKey, Integer> counts = new LinkedHashMap<>();
    private final List<Request> asked = new ArrayList<>();
    private final Set<UnrecordedRequest> misses = new LinkedHashSet<>();
    private @Nullable HttpTransport onMiss;

    private TrafficReplay(Recording recording, Matching matching) {
        this.recording = recording;
        this.matching = matching;
        for (RecordedExchange exchange : recording.exchanges()) {
            RequestKey key = RequestKey.of(exchange.request(), matching, text -> text);
            answers.computeIfAbsent(key, k -> new ArrayDeque<>()).add(exchange);
            withoutSecrets
                    .computeIfAbsent(key.withoutSecrets(), k -> new ArrayDeque<>())
                    .add(exchange);
            recorded.putIfAbsent(key, exchange);
            counts.merge(key, 1, Integer::sum);
        }
    }

    /** Traffic for one run. */
    public static TrafficReplay of(Recording recording, Matching matching) {
        return new TrafficReplay(recording, matching);
    }

    /**
     * Lets the connector run with the configuration that it was recorded with, secrets and all: in requests they are taken for
     * what the recording has in their place.
     *
     * @param config plain JSON values; where it holds what the recording has already, nothing is changed
     */
    public TrafficReplay withConfig(Map<String, @Nullable Object> config) {
        recording.replacedConfig().forEach((pointer, name) -> {
            Object value = JsonPointers.find(config, pointer);
            if (value != null) {
                names.learn(value.toString(), name);
            }
        });
        return this;
    }

    /** Asks the API for what was not recorded, and counts no misses. */
    public TrafficReplay asking(HttpTransport network) {
        onMiss = network;
        return this;
    }

    /**
     * The options of a run that is answered from the recording, in the calling thread alone: which of several workers waits
     * first would not be certain.
     */
    public RunOptions in(RunOptions options) {
        WaitingClock clock = new WaitingClock(recording.now());
        return options.transport(transport()).clock(clock).sleeper(clock).inSteps(Steps.ONE_BY_ONE);
    }

    /** What answers. */
    public HttpTransport transport() {
        return this::answer;
    }

    private RawResponse answer(Request request) throws IOException, InterruptedException {
        RecordedExchange exchange;
        HttpTransport network = onMiss;
        synchronized (this) {
            asked.add(request);
            RequestKey key = RequestKey.of(request, matching, names::replace);
            exchange = next(answers.get(key));
            if (exchange == null && !recorded.containsKey(key)) {
                exchange = next(withoutSecrets.get(key.withoutSecrets()));
            }
            if (exchange == null && network == null) {
                throw missed(miss(request, key));
            }
            if (exchange != null && exchange.isWithoutBody()) {
                throw missed(new UnrecordedRequest(
                        shown(request), null, "the program that recorded the response did not keep its body"));
            }
        }
        return exchange == null ? Objects.requireNonNull(network).send(request) : exchange.answer();
    }

    /** No failure of a connection, which an error handler may retry or ignore. */
    private SyncException missed(UnrecordedRequest miss) {
        misses.add(miss);
        String text = miss.toString();
        return new SystemException(text, text, new NotRecordedException(text));
    }

    /** The next one that was not given yet. */
    private @Nullable RecordedExchange next(@Nullable Deque<RecordedExchange> left) {
        if (left == null) {
            return null;
        }
        RecordedExchange next = left.poll();
        while (next != null && !given.add(next)) {
            next = left.poll();
        }
        return next;
    }

    private UnrecordedRequest miss(Request request, RequestKey key) {
        String text = shown(request);
        int times = counts.getOrDefault(key, 0);
        if (times > 0) {
            String often = times == 1 ? "once" : times + " times";
            return new UnrecordedRequest(text, text, "it was answered " + often + ", and is asked once more here");
        }
        RecordedExchange nearest = null;
        RequestKey.Difference smallest = new RequestKey.Difference("nothing was recorded", Integer.MAX_VALUE);
        for (Map.Entry<RequestKey, RecordedExchange> one : recorded.entrySet()) {
            Optional<RequestKey.Difference> difference = one.getKey().to(key);
            if (difference.isPresent() && difference.get().distance() < smallest.distance()) {
                smallest = difference.get();
                nearest = one.getValue();
            }
        }
        return new UnrecordedRequest(text, nearest == null ? null : shown(nearest.request()), smallest.text());
    }

    private String shown(Request request) {
        return request.method() + " " + names.replace(request.url());
    }

    /** The requests so far, in order, those without an answer among them. */
    public synchronized List<Request> asked() {
        return List.copyOf(asked);
    }

    /** The requests so far that have no answer, each once. */
    public synchronized List<UnrecordedRequest> misses() {
        return List.copyOf(misses);
    }
}
