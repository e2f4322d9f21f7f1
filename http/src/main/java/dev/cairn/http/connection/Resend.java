package dev.cairn.http.connection;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Sends a request again at once if it went over a reused connection that the server had closed: servers may close idle
 * connections at any time, so this is not a failure of the request. Only for methods that HTTP allows to repeat (RFC
 * 9110, 9.2.2). Closed connections are discarded, so it ends with a new connection at the latest. Stateless.
 */
final class Resend implements HttpRequestRetryStrategy {

    @Override
    public boolean retryRequest(HttpRequest request, IOException failure, int count, HttpContext context) {
        HttpClientContext exchange = HttpClientContext.cast(context);
        boolean late = failure instanceof InterruptedIOException; // timeouts, too
        boolean again = !late && Method.isIdempotent(request.getMethod()) && wasKept(exchange);
        exchange.setEndpointDetails(null); // the next attempt may fail before it has a connection
        return again;
    }

    /** Whether the connection had answered a request before. What a proxy said when the tunnel was made does not count. */
    private static boolean wasKept(HttpClientContext context) {
        EndpointDetails connection = context.getEndpointDetails();
        RouteInfo route = context.getHttpRoute();
        long answersOfProxy = route != null && route.isTunnelled() ? 1 : 0;
        return connection != null && connection.getResponseCount() > answersOfProxy;
    }

    @Override
    public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int count, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }
}
