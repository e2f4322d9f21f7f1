package dev.cairn.http.client;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Asks for gzip and deflate encodings, and decodes bodies in them. Thread-safe if the transport that it decorates is.
 */
public final class DecodingTransport implements HttpTransport {

    private static final String ACCEPTED = "gzip, deflate";
    private static final int MAX_ENCODINGS = 5;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final Set<String> UNKNOWN = Set.of(
            "br",
            "zstd",
            "compress",
            "x-compress",
            "bzip2",
            "xz",
            "lzma",
            "lz4",
            "snappy",
            "dcb",
            "dcz",
            "pack200-gzip");

    private final HttpTransport next;

    public DecodingTransport(HttpTransport next) {
        this.next = next;
    }

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        Request asking = request.headers().contains("Accept-Encoding")
                ? request
                : request.withHeaders(request.headers().with(Map.of("Accept-Encoding", ACCEPTED)));
        RawResponse response = next.send(asking);
        List<String> transfer = encodings(response.headers(), "Transfer-Encoding");
        List<String> applied = new ArrayList<>(encodings(response.headers(), "Content-Encoding"));
        applied.addAll(transfer);
        if (applied.isEmpty() || request.method().equals("HEAD")) {
            return response;
        }
        if (applied.size() > MAX_ENCODINGS) {
            response.close();
            throw new IOException("the response body is packed more than " + MAX_ENCODINGS + " times");
        }
        InputStream body = response.body();
        for (int i = applied.size() - 1; i >= 0; i--) {
            body = decoded(applied.get(i), body, transfer.isEmpty());
        }
        return response.withBody(body);
    }

    /** What a header says was done to the body, in order. Chunks are gone already. */
    private static List<String> encodings(Headers headers, String name) {
        return headers.values(name).stream()
                .flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split(",", -1)))
                .map(String::strip)
                .filter(encoding -> !Set.of("", "identity", "chunked").contains(encoding))
                .toList();
    }

    /** What a body is packed with that is not undone here; not every word that servers write there packs something. */
    static List<String> unknown(Headers headers) {
        return Stream.of("Content-Encoding", "Transfer-Encoding")
                .flatMap(name -> encodings(headers, name).stream())
                .filter(UNKNOWN::contains)
                .toList();
    }

    /**
     * Undoes one encoding.
     *
     * @param certain whether it was done; where the transfer names encodings, a server may say of one that it was done
     *     twice, or that it was and not do it: then the first bytes tell
     */
    private static InputStream decoded(String encoding, InputStream body, boolean certain) {
        return switch (encoding) {
            case "gzip", "x-gzip" ->
                new Lazy(body, packed -> certain || start(packed) == GZIP_MAGIC ? new GZIPInputStream(packed) : packed);
            case "deflate" -> new Lazy(body, packed -> inflating(packed, certain));
            default -> body;
        };
    }

    /** Deflate should have a zlib header, but not every server gives it one. */
    private static InputStream inflating(InputStream body, boolean certain) throws IOException {
        int start = start(body);
        boolean zlib = (start >> 8 & 0x0f) == 8 && start % 31 == 0;
        return zlib || certain ? new InflaterInputStream(body, new Inflater(!zlib)) : body;
    }

    /** The first two bytes, of which none is taken. */
    private static int start(InputStream body) throws IOException {
        body.mark(2);
        int first = body.read();
        int second = body.read();
        body.reset();
        return first << 8 | second;
    }

    @FunctionalInterface
    private interface Opener {
        InputStream open(InputStream body) throws IOException;
    }

    /** Opens the decoder at the first read, so that an empty body stays empty and headers need no body to come. */
    private static final class Lazy extends InputStream {

        private final InputStream body;
        private final Opener opener;
        private boolean opened;
        private InputStream decoder = InputStream.nullInputStream();

        Lazy(InputStream body, Opener opener) {
            this.body = new BufferedInputStream(body, 1 << 16);
            this.opener = opener;
        }

        private InputStream decoder() throws IOException {
            if (!opened) {
                opened = true;
                body.mark(1);
                if (body.read() >= 0) {
                    body.reset();
                    decoder = opener.open(body);
                }
            }
            return decoder;
        }

        @Override
        public int read() throws IOException {
            return decoder().read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return decoder().read(target, offset, length);
        }

        @Override
        public void close() throws IOException {
            decoder.close();
            body.close();
        }
    }

    @Override
    public void close() {
        next.close();
    }
}
