package dev.cairn.retrieval.async;

import dev.cairn.core.error.FailureType;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.TransientException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.client.HttpSender;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.BackoffStrategy;
import dev.cairn.http.error.ErrorHandler;
import dev.cairn.http.error.ErrorResolution;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestOptionTemplates;
import dev.cairn.http.request.RequestTemplates;
import dev.cairn.http.request.SliceVariable;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.http.request.TestTemplate;
import dev.cairn.records.FieldPath;
import dev.cairn.records.decoder.JsonDecoder;
import dev.cairn.records.extract.ValueExtractor;
import dev.cairn.retrieval.position.PositionKeeper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An API of jobs, each named like its slice, that answers as its script says; without a script a job is done at once. */
final class ScriptedJobs {

    private final FakeTime time;
    private final Map<String, Deque<String>> words = new HashMap<>();
    private final Map<String, SyncException> creationFailures = new HashMap<>();
    private final Map<String, Integer> pollFailures = new HashMap<>();
    private final Map<String, SyncException> pollProblems = new HashMap<>();
    private final List<String> log = new ArrayList<>();

    ScriptedJobs(FakeTime time) {
        this.time = time;
    }

    /** What the polls for a job say, one after the other; the last for ever. */
    ScriptedJobs says(String job, String... script) {
        words.put(job, new ArrayDeque<>(List.of(script)));
        return this;
    }

    ScriptedJobs then(String job, String word) {
        words.computeIfAbsent(job, j -> new ArrayDeque<>()).add(word);
        return this;
    }

    /** The first attempt to start a job fails. */
    ScriptedJobs failsToCreate(String job, SyncException failure) {
        creationFailures.put(job, failure);
        return this;
    }

    ScriptedJobs failsToPoll(String job, int times) {
        pollFailures.put(job, times);
        return this;
    }

    /** All polls fail. */
    ScriptedJobs failsToPoll(String job, SyncException failure) {
        pollProblems.put(job, failure);
        return this;
    }

    /** What was asked, in order. */
    List<String> log() {
        return log;
    }

    AsyncJobRepository as(JobPolicy rules) {
        JobResponseFields answers = new JobResponseFields(
                new ValueExtractor(new JsonDecoder(false), () -> new FieldPath("status"), null),
                Map.of(
                        "working", JobStatus.RUNNING,
                        "done", JobStatus.COMPLETED,
                        "broken", JobStatus.FAILED,
                        "expired", JobStatus.TIMED_OUT,
                        "nothing", JobStatus.SKIPPED),
                null,
                null);
        JobRequests requests =
                new JobRequests(requester("create"), requester("poll"), requester("abort"), requester("delete"), null);
        return new AsyncJobRepository(requests, answers, positions(), rules.timeout(), time);
    }

    private static JobPositions positions() {
        return new JobPositions(new PositionKeeper("jobs", null, new SecretMask(), RequestObserver.SILENT));
    }

    private HttpRequester requester(String what) {
        HttpEnvironment environment =
                new HttpEnvironment(this::answer, time, time, new SecretMask(), RequestObserver.SILENT);
        RequestTemplates templates = new RequestTemplates(
                HttpMethod.GET,
                null,
                TestTemplate.constant("http://api/" + what),
                TestTemplate.of(scope -> number(scope.lookUp("stream_slice"))),
                new RequestOptionTemplates(
                        TemplatedValue.NONE, TemplatedValue.NONE, TemplatedValue.NONE, TemplatedValue.NONE, null));
        return new HttpRequester(
                templates,
                new HttpSender(environment, Authenticator.NONE, new AsSaid(), BodyMode.BUFFERED),
                TestTemplate.emptyScope());
    }

    private static @Nullable Object number(@Nullable Object slice) {
        return slice instanceof SliceVariable variable ? variable.get("n") : null;
    }

    private RawResponse answer(Request request) {
        String[] path = request.url().substring("http://api/".length()).split("/", -1);
        String job = path[1];
        log.add(path[0] + " " + job);
        String body = "{}";
        if (path[0].equals("create")) {
            SyncException failure = creationFailures.remove(job);
            if (failure != null) {
                throw failure;
            }
        } else if (path[0].equals("poll")) {
            SyncException problem = pollProblems.get(job);
            if (problem != null) {
                throw problem;
            }
            if (pollFailures.merge(job, -1, Integer::sum) >= 0) {
                throw new TransientException("500");
            }
            Deque<String> script = words.getOrDefault(job, new ArrayDeque<>(List.of("done")));
            body = "{\"status\": \"" + (script.size() > 1 ? script.remove() : script.element()) + "\"}";
        }
        return new RawResponse(
                200, Headers.empty(), request.url(), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes every answer for a good one. */
    private static final class AsSaid implements ErrorHandler {

        @Override
        public ErrorResolution interpret(Attempt attempt) {
            return new ErrorResolution(ResponseAction.SUCCESS, (@Nullable FailureType) null, null);
        }

        @Override
        public int maxRetries() {
            return 0;
        }

        @Override
        public Duration maxTime() {
            return Duration.ZERO;
        }

        @Override
        public List<BackoffStrategy> backoffStrategies() {
            return List.of();
        }
    }
}
