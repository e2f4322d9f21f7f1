package dev.cairn.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.net.URI;
import java.net.URISyntaxException;

/** The span of one request; names of attributes are those of OpenTelemetry's conventions for HTTP clients. */
record RequestSpan(Span span) {

    private static final int FIRST_ERROR = 400;

    /** Names the server; where an address is too odd for that, its whole text is all there is. */
    void to(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null) {
                span.setAttribute("server.address", uri.getHost());
            }
            if (uri.getPort() >= 0) {
                span.setAttribute("server.port", uri.getPort());
            }
        } catch (URISyntaxException e) {
            span.setAttribute("server.address", "");
        }
    }

    void answered(int status) {
        span.setAttribute("http.response.status_code", status);
        if (status >= FIRST_ERROR) {
            span.setAttribute("error.type", String.valueOf(status));
            span.setStatus(StatusCode.ERROR);
        }
    }

    /** No answer came. Messages of exceptions may have addresses with secrets in them: the class alone says what it was. */
    void failed(Exception e) {
        span.setAttribute("error.type", e.getClass().getName());
        span.setStatus(StatusCode.ERROR);
    }

    void end() {
        span.end();
    }
}
