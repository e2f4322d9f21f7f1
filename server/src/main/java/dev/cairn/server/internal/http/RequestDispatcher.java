package dev.cairn.server.internal.http;

import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.server.internal.http.Endpoint.Allowance;
import dev.cairn.server.internal.job.MemoryGuard;
import dev.cairn.server.internal.job.Workers;
import dev.cairn.server.options.ServerLimits;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes requests from Jetty and finds the endpoints that answer them. Thread-safe. */
public final class RequestDispatcher extends Handler.Abstract.NonBlocking {

    private final Guard guard;
    private final List<Site> sites;
    private final BodyReceiver bodies;
    private final Performer performer;

    /** A dispatcher for sites, the first of which that has a path answers for it. */
    public RequestDispatcher(Guard guard, List<Site> sites, Workers workers, ServerLimits limits) {
        this.guard = guard;
        this.sites = List.copyOf(sites);
        this.bodies = new BodyReceiver(workers, limits.body());
        this.performer =
                new Performer(workers, new MemoryGuard(workers), limits.reads().time());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply reply = new Reply(request, response, callback);
        try {
            guard.require(request.getHeaders());
            dispatch(request, reply);
        } catch (Refusal e) {
            reply.send(e.answer());
        } catch (Throwable e) { // a client waits for its answer, whatever was thrown
            reply.send(Answer.failed(500, "Internal Server Error"));
        }
        return true;
    }

    private void dispatch(Request request, Reply reply) throws Refusal {
        HttpURI uri = request.getHttpURI();
        String path = String.valueOf(uri.getPath()); // as it was sent, no part taken out
        Endpoint endpoint = find(path).orElseThrow(() -> notThere(uri, otherForm(path)));
        reply.with(endpoint.headers());
        if (!endpoint.methods().contains(request.getMethod())) {
            throw new Refusal(
                    Answer.failed(405, "Method Not Allowed").with("Allow", String.join(", ", endpoint.methods())));
        }
        endpoint.gate().require(request.getHeaders());
        Allowance allowance = endpoint.allowance();
        if (allowance == null) {
            reply.send(endpoint.action().answer(new Call(new byte[0], null, new StopSignal())));
        } else {
            bodies.receive(request, reply, body -> performer.perform(endpoint, allowance, request, body, reply));
        }
    }

    private Optional<Endpoint> find(String path) {
        return sites.stream().flatMap(site -> site.find(path).stream()).findFirst();
    }

    private Refusal notThere(HttpURI uri, String otherPath) {
        if (find(otherPath).isEmpty()) {
            return new Refusal(Answer.failed(404, "Not Found"));
        }
        return new Refusal(
                Answer.moved(HttpURI.build(uri).path(otherPath).asImmutable().asString()));
    }

    /** The same path with a slash at its end, or without. */
    private static String otherForm(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    }
}
