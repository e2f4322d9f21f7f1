package dev.cairn.http.client;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.ConnectionOptions;
import dev.cairn.http.Request;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestAssembler;
import dev.cairn.http.request.RequestModifier;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestScope;
import dev.cairn.http.request.RequestTemplates;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.http.response.Response;
import dev.cairn.templates.Scope;
import dev.cairn.templates.TemplateException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Sends the requests for the pages of slices. Thread-safe. */
public final class HttpRequester {

    private final RequestTemplates templates;
    private final HttpSender sender;
    private final Scope scope;
    private final CookieJar cookies;
    private final RequestModifier shaper;
    private final ConnectionOptions connection;
    /** Those of the last request; null before the first. */
    private volatile @Nullable RequestOptions credentials;

    /** @param scope the variables {@code config} and {@code parameters} */
    public HttpRequester(RequestTemplates templates, HttpSender sender, Scope scope) {
        this(templates, sender, scope, RequestModifier.NONE, ConnectionOptions.NONE);
    }

    /**
     * A requester whose requests are changed before they are sent.
     *
     * @param scope the variables {@code config} and {@code parameters}
     */
    public HttpRequester(
            RequestTemplates templates,
            HttpSender sender,
            Scope scope,
            RequestModifier shaper,
            ConnectionOptions connection) {
        this.shaper = shaper;
        this.connection = connection;
        this.templates = templates;
        this.scope = scope;
        this.cookies = new CookieJar(sender.clock());
        this.sender = sender.keeping(cookies);
    }

    /** Observes the requests. */
    public RequestObserver observer() {
        return sender.observer();
    }

    /**
     * Requests one page, as often as it takes.
     *
     * @throws SyncException if the request cannot be built or failed for good
     * @throws TemplateException if a template of the request fails
     * @throws InterruptedException if the thread was interrupted while sending or waiting
     */
    public HttpOutcome send(Slice slice, PageRequest page) throws InterruptedException {
        return send(slice, page, null);
    }

    /**
     * Sends the request of a page, and says what it is for.
     *
     * @param place what messages about the request say it is for, or null
     */
    public HttpOutcome send(Slice slice, PageRequest page, @Nullable RequestedPage place) throws InterruptedException {
        return sender.send(request(slice, page), place);
    }

    /** Like {@link #send}, for a page that the API may not have any more, which is no failure. */
    public HttpOutcome ask(Slice slice, PageRequest page, RequestedPage place) throws InterruptedException {
        return sender.ask(request(slice, page), place);
    }

    /** Like {@link #send(Request)}, for what the API may not have any more, which is no failure. */
    public HttpOutcome ask(Request request) throws InterruptedException {
        return sender.ask(request, null);
    }

    /** What must not be written anywhere. */
    public SecretMask secrets() {
        return sender.secrets();
    }

    /** Waits before the next request, and says why. */
    public void pause(Duration wait, String reason) throws InterruptedException {
        sender.pause(wait, reason);
    }

    /** Where a response came from and how it starts, secrets masked; for the end of a message that it cannot be read. */
    public String describe(Response response, RequestedPage place) {
        return sender.texts().received(response, place);
    }

    /** Sends a request that {@link #request} has made, as often as it takes; fails as {@link #send(Slice, PageRequest)}. */
    public HttpOutcome send(Request request) throws InterruptedException {
        return sender.send(request);
    }

    /**
     * Sends a request that {@link #request} has made, and that may have been sent before its turn.
     *
     * @param early its first attempt; null for none
     */
    public HttpOutcome send(Request request, RequestedPage place, @Nullable EarlyAttempt early)
            throws InterruptedException {
        return sender.send(request, place, early);
    }

    /** Whether a request can be sent before its turn: nothing but its page sets it apart from the one before. */
    public boolean canSendEarly() {
        return shaper == RequestModifier.NONE && !sender.authenticator().signsEach();
    }

    /**
     * Sends the request for a page before its turn, with the credentials of the request before, and without waiting for anything.
     *
     * @param threads run it
     * @param refusal is run where the API refuses it for want of calls or fails, or does not answer
     * @return null where no request was made before
     */
    public @Nullable EarlyAttempt sendEarly(Slice slice, PageRequest page, Executor threads, Runnable refusal)
            throws InterruptedException {
        RequestOptions known = credentials;
        if (known == null) {
            return null;
        }
        Request request = unsigned(slice, page, () -> known);
        return sender.sendEarly(
                request.withHeaders(request.headers()
                        .with(RequestAssembler.headers(known.headers()).asMap())),
                threads,
                refusal);
    }

    /** What says how late it is. */
    public Clock clock() {
        return sender.clock();
    }

    /** The request for one page, with credentials, for those who must know what was asked. */
    public Request request(Slice slice, PageRequest page) throws InterruptedException {
        Authenticator remembered = () -> {
            RequestOptions current = sender.authenticator().credentials();
            credentials = current;
            return current;
        };
        // The reference asks for the headers a second time here, which a token that never lasts makes visible.
        return sender.sign(unsigned(slice, page, remembered));
    }

    private Request unsigned(Slice slice, PageRequest page, Authenticator authenticator) throws InterruptedException {
        Scope request = RequestScope.ofRequest(scope, slice, page.token());
        RequestOptions options = RequestOptions.merge(
                List.of(templates.options().evaluate(request), authenticator.credentials(), page.options()));
        Request assembled = RequestAssembler.assemble(templates.method(), templates.url(request, page.path()), options);
        return shaper.shape(cookies.sendWith(assembled), slice, page.token()).over(connection);
    }
}
