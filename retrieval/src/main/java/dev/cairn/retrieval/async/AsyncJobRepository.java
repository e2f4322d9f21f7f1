package dev.cairn.retrieval.async;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.error.TransientException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.Request;
import dev.cairn.http.client.HttpOutcome;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.request.PageRequest;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.extract.ValueExtractor;
import dev.cairn.retrieval.TemplateFailure;
import dev.cairn.templates.TemplateException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests for jobs: create, poll, fetch the addresses of results, abort, delete. Thread-safe; throws a
 * {@link SyncException} if one fails.
 *
 * <p>Templates of the requests see the slice, {@code creation_response} from the first poll on, {@code polling_response}
 * when the job is completed, and {@code download_target}.
 */
record AsyncJobRepository(
        JobRequests requests, JobResponseFields answers, JobPositions positions, Duration timeout, Clock clock) {

    Job create(Slice slice) throws InterruptedException {
        JobResponse response = ask(requests.creation(), slice)
                .orElseThrow(() -> new SystemException("The request that starts a job got no answer to go on with."));
        return Job.started(slice, response.variables(), clock.instant().plus(timeout));
    }

    /** The job that an earlier process has started for a slice; null where none is known. */
    @Nullable
    Job earlier(Slice slice) {
        Map<String, @Nullable Object> creation = positions.earlier(slice);
        return creation == null
                ? null
                : Job.ofEarlier(slice, creation, clock.instant().plus(timeout));
    }

    /**
     * Polls a job of an earlier process.
     *
     * @return false if the API does not have it any more, or nothing is to be expected of it
     */
    boolean confirm(Job job) throws InterruptedException {
        try {
            Request request = requests.polling().request(with(job.slice(), created(job)), PageRequest.FIRST);
            if (!(requests.polling().ask(request) instanceof HttpOutcome.Received received)) {
                return false;
            }
            JobResponse response = new JobResponse(request, received.response());
            List<@Nullable Object> found = answers.status().extract(response.response());
            JobStatus status = answers.statuses().get(PythonText.str(found.isEmpty() ? null : found.get(0)));
            boolean skipped = status == JobStatus.SKIPPED && !job.slice().isBegun();
            if (status == null || (status != JobStatus.RUNNING && status != JobStatus.COMPLETED && !skipped)) {
                return false;
            }
            job.reported(status, response, clock.instant());
            return true;
        } catch (TemplateException | IOException e) {
            return false; // of what the state keeps of the job it cannot be told how to ask for it
        }
    }

    /**
     * Polls a job and updates its status.
     *
     * @return what is wrong if the API has a word for it that the manifest does not know, so that waiting is of no use
     */
    Optional<SystemException> poll(Job job) throws InterruptedException {
        JobResponse response = ask(requests.polling(), with(job.slice(), created(job)))
                .orElseThrow(() ->
                        new SystemException("The request that asks how a job stands got no answer to go on with."));
        List<@Nullable Object> found = values(answers.status(), response);
        String word = PythonText.str(found.isEmpty() ? null : found.get(0));
        JobStatus status = answers.statuses().get(word);
        if (status == null) {
            return Optional.of(new SystemException("The API says that a job's status is '" + word
                    + "', which status_mapping does not have. It has "
                    + String.join(", ", answers.statuses().keySet()) + inAnotherFormat(response) + "."));
        }
        job.reported(status, response, clock.instant());
        return Optional.empty();
    }

    void abort(Job job) throws InterruptedException {
        askIfThere(requests.abort(), job);
    }

    void delete(Job job) throws InterruptedException {
        askIfThere(requests.delete(), job);
    }

    private void askIfThere(@Nullable HttpRequester requester, Job job) throws InterruptedException {
        if (requester != null) {
            ask(requester, with(job.slice(), created(job)));
        }
    }

    /** The slices to download for a completed job, one for each target. */
    List<Slice> downloads(Job job) throws InterruptedException {
        return targets(job).stream()
                .map(target -> {
                    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
                    variables.put(JobResults.TARGET, target);
                    variables.put("creation_response", job.creation());
                    variables.put("polling_response", job.polling());
                    return with(job.slice(), variables);
                })
                .toList();
    }

    private List<@Nullable Object> targets(Job job) throws InterruptedException {
        ValueExtractor extractor = answers.downloadTargets();
        if (extractor == null) {
            return List.of("");
        }
        JobResponse response = requests.downloadTarget() == null
                ? job.lastPoll()
                : ask(requests.downloadTarget(), with(Slice.WHOLE, Map.of("polling_response", job.polling())))
                        .orElse(null);
        if (response == null) {
            throw new SystemException("The request that asks where a job's results are got no answer to go on with.");
        }
        return values(extractor, response);
    }

    private static Map<String, @Nullable Object> created(Job job) {
        return Map.of("creation_response", job.creation());
    }

    private static Slice with(Slice slice, Map<String, ? extends @Nullable Object> variables) {
        Map<String, @Nullable Object> extraFields = new LinkedHashMap<>(slice.extraFields());
        extraFields.putAll(variables);
        return new Slice(slice.partition(), slice.window(), Collections.unmodifiableMap(extraFields));
    }

    /** Empty where an error is to be ignored. */
    private static Optional<JobResponse> ask(HttpRequester requester, Slice slice) throws InterruptedException {
        try {
            Request request = requester.request(slice, PageRequest.FIRST);
            return requester.send(request) instanceof HttpOutcome.Received received
                    ? Optional.of(new JobResponse(request, received.response()))
                    : Optional.empty();
        } catch (TemplateException e) {
            throw failed(e);
        }
    }

    private List<@Nullable Object> values(ValueExtractor extractor, JobResponse response) {
        try {
            return extractor.extract(response.response());
        } catch (TemplateException e) {
            throw failed(e);
        } catch (MalformedBodyException e) {
            String message = e.getMessage() + inAnotherFormat(response);
            throw new SystemException("An answer about a job cannot be read: " + message, message, e);
        } catch (IOException e) {
            throw new TransientException(
                    "The connection broke while an answer about a job was read.", FailureWords.of(e), e);
        }
    }

    /** Says so where the manifest has the results' decoder in the place of that for answers about jobs. */
    private String inAnotherFormat(JobResponse response) {
        return answers.decoder() != null && response.isJson()
                ? ". The answer is JSON, but the decoder at " + answers.decoder()
                        + " reads it in another format: 'decoder' is for answers about jobs, 'download_decoder' for their results"
                : "";
    }

    private static SyncException failed(TemplateException cause) {
        return TemplateFailure.of(cause, "A template of the connector's manifest fails: " + cause.getMessage());
    }
}
