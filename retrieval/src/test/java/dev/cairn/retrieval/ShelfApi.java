package dev.cairn.retrieval;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An API of rows that is paged in one of several ways, and whose rows may change between two readers. Not thread-safe. */
final class ShelfApi implements HttpTransport {

    /** How pages are asked for. */
    enum Paging {
        PAGES("page"),
        OFFSETS("offset"),
        /** A token says behind which row its page begins. */
        ROWS("after"),
        /** A token is good as long as {@link ShelfApi#expire} is not called. */
        TOKENS("cursor"),
        /** The next page is named by its address. */
        ADDRESSES("at");

        private final String parameter;

        Paging(String parameter) {
            this.parameter = parameter;
        }

        String parameter() {
            return parameter;
        }

        /** Whether only an empty page, or one that is short, says that it is the last. */
        boolean isCounted() {
            return this == PAGES || this == OFFSETS;
        }
    }

    /**
     * A row.
     *
     * @param place where it stands among the others
     * @param fields its record
     */
    record Row(double place, Map<String, @Nullable Object> fields) {}

    private final Paging paging;
    private final int size;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> refused = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int generation;
    private int expired = 410;
    private String addedToAddresses = "";

    ShelfApi(Paging paging, int size) {
        this.paging = paging;
        this.size = size;
    }

    /** An API of rows with the identifiers from 0. */
    static ShelfApi filled(Paging paging, int size, int rows) {
        ShelfApi api = new ShelfApi(paging, size);
        for (int i = 0; i < rows; i++) {
            api.append(row(i));
        }
        return api;
    }

    static Map<String, @Nullable Object> row(int id) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", (long) id);
        row.put("text", "t" + id);
        return row;
    }

    List<Row> rows() {
        return rows;
    }

    /** What was asked for, each as the value of its page: {@code first} or {@code page=2}. */
    List<String> asked() {
        return asked;
    }

    /** Adds a row at the end. */
    void append(Map<String, @Nullable Object> fields) {
        double last = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).place();
        rows.add(new Row(last + 1, fields));
    }

    /** Adds a row before another one, or at the end. */
    void insert(int index, Map<String, @Nullable Object> fields) {
        if (index == rows.size()) {
            append(fields);
            return;
        }
        double before =
                index == 0 ? rows.get(0).place() - 2 : rows.get(index - 1).place();
        rows.add(index, new Row((before + rows.get(index).place()) / 2, fields));
    }

    /** No token that was given is good any more. */
    void expire() {
        generation++;
    }

    /** What it says of such tokens; 410 if not set. */
    void expire(int status) {
        expired = status;
        expire();
    }

    /** A page is answered with a status instead; 0 takes that back. */
    void refuse(String page, int status) {
        refused.put(page, status);
    }

    void addToAddresses(String parameters) {
        addedToAddresses = parameters;
    }

    @Override
    public RawResponse send(Request request) {
        String value = value(request);
        String page = value == null ? "first" : paging.parameter() + "=" + value;
        asked.add(page);
        int status = refused.getOrDefault(page, 0);
        if (status > 0) {
            return answer(status, request, Map.of("error", "no"));
        }
        if (paging == Paging.TOKENS && value != null && !value.startsWith(generation + ":")) {
            return answer(expired, request, Map.of("error", "expired"));
        }
        int from = Math.min(rows.size(), from(value));
        int to = Math.min(rows.size(), from + size);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("rows", rows.subList(from, to).stream().map(Row::fields).toList());
        body.put("next", to == rows.size() ? null : next(to));
        return answer(200, request, body);
    }

    /** Of the query, or of a JSON body. */
    private @Nullable String value(Request request) {
        try {
            if (request.body() != null
                    && Json.parse(request.body()) instanceof Map<?, ?> body
                    && body.get(paging.parameter()) != null) {
                return String.valueOf(body.get(paging.parameter()));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        String query = request.url().contains("?")
                ? request.url().substring(request.url().indexOf('?') + 1)
                : "";
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(paging.parameter() + "=")) {
                return URLDecoder.decode(pair.substring(paging.parameter().length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private int from(@Nullable String value) {
        if (value == null) {
            return 0;
        }
        return switch (paging) {
            case PAGES -> Integer.parseInt(value) * size;
            case OFFSETS, ADDRESSES -> Integer.parseInt(value);
            case TOKENS -> Integer.parseInt(value.substring(value.indexOf(':') + 1));
            case ROWS ->
                (int) rows.stream()
                        .filter(row -> row.place() <= Double.parseDouble(value))
                        .count();
        };
    }

    private @Nullable Object next(int from) {
        return switch (paging) {
            case PAGES, OFFSETS -> null;
            case ROWS -> Double.toString(rows.get(from - 1).place());
            case TOKENS -> generation + ":" + from;
            case ADDRESSES -> "http://api/rows?at=" + from + addedToAddresses;
        };
    }

    private static RawResponse answer(int status, Request request, Map<String, @Nullable Object> body) {
        return new RawResponse(status, Headers.empty(), request.url(), new ByteArrayInputStream(Json.writeBytes(body)));
    }
}
