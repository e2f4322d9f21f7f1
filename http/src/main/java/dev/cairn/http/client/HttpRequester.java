package dev.cairn.http.client;

import dev.cairn.error.SyncException;
import dev.cairn.http.ConnectionOptions;
import dev.cairn.http.Request;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestAssembler;
import dev.cairn.http.request.RequestModifier;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestScope;
import dev.cairn.http.request.RequestTemplates;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.http.response.Response;
import dev.cairn.secret.SecretMask;
import dev.cairn.slice.Slice;
import dev.cairn.template.Scope;
import dev.cairn.template.TemplateException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the requests for the pages of slices. Thread-safe. */
public final class HttpRequester {

    private final RequestTemplates templates;
    private final HttpSender sender;
    private final Scope scope;
    private final CookieJar cookies;
    private final RequestModifier shaper;
    private final ConnectionOptions connection;

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

    /** The request for one page, with credentials, for those who must know what was asked. */
    public Request request(Slice slice, PageRequest page) throws InterruptedException {
        Scope request = RequestScope.ofRequest(scope, slice, page.token());
        RequestOptions options = RequestOptions.merge(List.of(
                templates.options().evaluate(request), sender.authenticator().credentials(), page.options()));
        Request assembled = RequestAssembler.assemble(templates.method(), templates.url(request, page.path()), options);
        // The reference asks for the headers a second time here, which a token that never lasts makes visible.
        return sender.sign(
                shaper.shape(cookies.sendWith(assembled), slice, page.token()).over(connection));
    }
}
