package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.runtime.spi.HttpCall;

/** Converts requests to and from the form that custom components see. */
public final class HttpCalls {

    private HttpCalls() {}

    public static HttpCall seen(Request request) {
        return new HttpCall(request.method(), request.url(), request.headers().asMap(), request.body());
    }

    public static Request of(HttpCall call) {
        return new Request(call.method(), call.url(), Headers.of(call.headers()), call.body());
    }
}
