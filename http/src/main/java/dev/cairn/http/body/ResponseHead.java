package dev.cairn.http.body;

import dev.cairn.http.Headers;
import dev.cairn.http.Request;

/**
 * What came with a body.
 *
 * @param url where the response came from, after redirects
 * @param request what it is the answer to
 */
public record ResponseHead(int status, Headers headers, String url, Request request) {}
