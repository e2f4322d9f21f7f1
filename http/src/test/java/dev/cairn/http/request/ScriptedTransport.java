package dev.cairn.http.request;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Answers in the order of its script, the last answer for ever, and remembers what it was asked. */
public final class ScriptedTransport implements HttpTransport {

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    public ScriptedTransport then(int status, Map<String, String> headers, String body) {
        answers.add(request -> new RawResponse(
                status,
                Headers.of(headers),
                request.url(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        return this;
    }

    public ScriptedTransport then(int status, String body) {
        return then(status, Map.of(), body);
    }

    public ScriptedTransport thenFail(IOException failure) {
        answers.add(request -> {
            throw failure;
        });
        return this;
    }

    public List<Request> requests() {
        return requests;
    }

    @Override
    public synchronized RawResponse send(Request request) throws IOException {
        requests.add(request);
        Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
        return answer.to(request);
    }

    @FunctionalInterface
    private interface Answer {
        RawResponse to(Request request) throws IOException;
    }
}
