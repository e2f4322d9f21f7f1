package dev.cairn.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.core.slice.Slice;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Request;
import dev.cairn.http.auth.ApiKeyAuthenticator;
import dev.cairn.http.auth.BasicHttpAuthenticator;
import dev.cairn.http.auth.BearerAuthenticator;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.BodyData;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestOptionTemplates;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestTarget;
import dev.cairn.http.request.RequestTemplates;
import dev.cairn.http.request.ScriptedTransport;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.http.request.TestTemplate;
import dev.cairn.templates.Template;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HttpRequesterTest {

    private static final RequestOption PAGE = new RequestOption(RequestTarget.REQUEST_PARAMETER, "page");

    @Test
    void joinsBaseAndPath() throws Exception {
        assertEquals("http://h/v1/items", url("http://h/v1/", "/items", PageRequest.FIRST));
        assertEquals("http://h/v1/items", url("http://h/v1", "items", PageRequest.FIRST));
        assertEquals("http://h/v1", url("http://h/v1", "", PageRequest.FIRST));
    }

    @Test
    void aPageTokenMayBeTheWholeUrl() throws Exception {
        PageRequest next = new PageRequest("x", "http://h/v1/items?cursor=2", RequestOptions.of(PAGE, 3L));
        assertEquals("http://h/v1/items?cursor=2&page=3", url("http://h/v1", "items", next));
    }

    @Test
    void aParameterThatTheUrlHasAlreadyIsNotRepeated() throws Exception {
        PageRequest next = new PageRequest("x", "http://h/i?page=3&limit=5", RequestOptions.of(PAGE, 3L));
        assertEquals("http://h/i?page=3&limit=5", url("http://h/v1", "items", next));
    }

    @Test
    void templatesSeeTheSliceAndThePageToken() throws Exception {
        Template path = TestTemplate.of(scope ->
                scope.lookUp("stream_partition") + "/" + scope.lookUp("next_page_token") + "/" + scope.lookUp("extra"));
        Slice slice = new Slice(Map.of("id", 7L), Map.of(), Map.of("extra", "e"));
        Request request = requester(templates(HttpMethod.GET, path, RequestOptionTemplates.NONE), Authenticator.NONE)
                .request(slice, new PageRequest(5L, null, RequestOptions.NONE));
        assertEquals("http://h/v1/%7Bid=7%7D/%7Bnext_page_token=5%7D/e", request.url());
    }

    @Test
    void nullsAreLeftOutAndListsRepeat() throws Exception {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("list", List.of(1L, 2L));
        parameters.put("none", null);
        parameters.put("text", "None");
        Request request = request(options(parameters, Map.of(), null, null), Authenticator.NONE);
        assertEquals("http://h/v1/p?list=1&list=2&text=None", request.url());
    }

    @Test
    void headersOutsideOfLatin1AreRefused() {
        RequestOptionTemplates options = options(Map.of(), Map.of("X-Name", "Zo\u0113"), null, null);
        assertThrows(SystemException.class, () -> request(options, Authenticator.NONE));
    }

    @Test
    void headersAreTextsAsPythonWritesThem() throws Exception {
        Request request =
                request(options(Map.of(), Map.of("X-Num", 2L, "X-Bool", true), null, null), Authenticator.NONE);
        assertEquals("2", request.headers().value("x-num").orElse(""));
        assertEquals("True", request.headers().value("X-BOOL").orElse(""));
    }

    @Test
    void bodiesAreJsonFormsOrTexts() throws Exception {
        Request json = request(options(Map.of(), Map.of(), null, Map.of("a", "é")), Authenticator.NONE);
        assertEquals("{\"a\": \"\\u00e9\"}", bodyOf(json));
        assertEquals("application/json", json.headers().value("Content-Type").orElse(""));
        Request form = request(options(Map.of(), Map.of(), Map.of("a", "x y"), null), Authenticator.NONE);
        assertEquals("a=x+y", bodyOf(form));
        assertEquals(
                "application/x-www-form-urlencoded",
                form.headers().value("Content-Type").orElse(""));
        Request text = request(options(Map.of(), Map.of(), "plain", null), Authenticator.NONE);
        assertEquals("plain", bodyOf(text));
        assertFalse(text.headers().contains("Content-Type"));
        assertNull(request(options(Map.of(), Map.of(), null, null), Authenticator.NONE)
                .body());
    }

    @Test
    void aManifestsOwnContentTypeStands() throws Exception {
        Request request = request(
                options(Map.of(), Map.of("content-type", "application/vnd.api+json"), null, Map.of("a", 1L)),
                Authenticator.NONE);
        assertEquals(List.of("application/vnd.api+json"), request.headers().values("Content-Type"));
    }

    @Test
    void authenticatorsPutTheirCredentialsWhereTheyBelong() throws Exception {
        RequestOptionTemplates none = RequestOptionTemplates.NONE;
        assertEquals("Bearer t", header(request(none, new BearerAuthenticator(() -> "t"))));
        assertEquals(
                "Basic dcOpOnA6dw==",
                header(request(none, new BasicHttpAuthenticator(() -> "ué", () -> "p:w", new SecretMask()))));
        RequestOption parameter = new RequestOption(RequestTarget.REQUEST_PARAMETER, "api_key");
        assertEquals(
                "http://h/v1/p?api_key=k%2F1",
                request(none, new ApiKeyAuthenticator(parameter, () -> "k/1")).url());
        RequestOption nested = new RequestOption(RequestTarget.BODY_JSON, List.of("auth", "key"));
        assertEquals("{\"auth\": {\"key\": \"k\"}}", bodyOf(request(none, new ApiKeyAuthenticator(nested, () -> "k"))));
        RequestOption data = new RequestOption(RequestTarget.BODY_DATA, "key");
        assertEquals("key=k", bodyOf(request(none, new ApiKeyAuthenticator(data, () -> "k"))));
    }

    @Test
    void twoValuesForOnePlaceAreRefused() {
        RequestOptionTemplates own = options(Map.of("page", "1"), Map.of(), null, null);
        SystemException failure = assertThrows(
                SystemException.class,
                () -> requester(templates(HttpMethod.GET, TestTemplate.constant("p"), own), Authenticator.NONE)
                        .request(Slice.WHOLE, new PageRequest(1L, null, RequestOptions.of(PAGE, 1L))));
        assertTrue(failure.userMessage().contains("'page'"), failure.userMessage());
    }

    @Test
    void jsonBodiesAreMergedAtEveryDepth() {
        RequestOptions merged = RequestOptions.merge(List.of(
                json(Map.of("variables", Map.of("n", 7L), "query", "q")),
                json(Map.of("variables", Map.of("page", 1L), "query", "q"))));
        assertEquals(Map.of("variables", Map.of("n", 7L, "page", 1L), "query", "q"), merged.json());
        SystemException failure = assertThrows(
                SystemException.class,
                () -> RequestOptions.merge(
                        List.of(json(Map.of("a", Map.of("b", 1L))), json(Map.of("a", Map.of("b", 2L))))));
        assertTrue(failure.userMessage().contains("'a.b'"), failure.userMessage());
    }

    @Test
    void nestedTemplatesKeepTheShapeOfTheirTree() {
        TemplatedValue value = TemplatedValue.nested(
                Map.of("a", List.of(1L, "x", Map.of("b", "null"))),
                text -> TestTemplate.constant(text.equals("null") ? null : text + "!"));
        assertEquals(Map.of("a!", List.of(1L, "x!", Map.of())), value.evaluate(TestTemplate.emptyScope()));
    }

    @Test
    void jsonAndDataTogetherAreRefused() {
        assertThrows(
                SystemException.class,
                () -> request(options(Map.of(), Map.of(), "text", Map.of("a", 1L)), Authenticator.NONE));
    }

    private static RequestOptions json(Map<String, @Nullable Object> json) {
        return new RequestOptions(Map.of(), Map.of(), BodyData.none(), json);
    }

    private static String header(Request request) {
        return request.headers().value("Authorization").orElse("");
    }

    private static RequestOptionTemplates options(
            Map<String, @Nullable Object> parameters,
            Map<String, @Nullable Object> headers,
            @Nullable Object data,
            @Nullable Map<String, @Nullable Object> json) {
        return new RequestOptionTemplates(
                scope -> parameters,
                scope -> headers,
                scope -> data == null ? Map.of() : data,
                scope -> json == null ? Collections.emptyMap() : json,
                null);
    }

    private static String url(String base, String path, PageRequest page) throws InterruptedException {
        RequestTemplates templates = new RequestTemplates(
                HttpMethod.GET,
                null,
                TestTemplate.constant(base),
                TestTemplate.constant(path),
                RequestOptionTemplates.NONE);
        return requester(templates, Authenticator.NONE)
                .request(Slice.WHOLE, page)
                .url();
    }

    private static Request request(RequestOptionTemplates options, Authenticator authenticator)
            throws InterruptedException {
        return requester(templates(HttpMethod.POST, TestTemplate.constant("p"), options), authenticator)
                .request(Slice.WHOLE, PageRequest.FIRST);
    }

    private static RequestTemplates templates(HttpMethod method, Template path, RequestOptionTemplates options) {
        return new RequestTemplates(method, null, TestTemplate.constant("http://h/v1"), path, options);
    }

    private static HttpRequester requester(RequestTemplates templates, Authenticator authenticator) {
        FakeTime time = new FakeTime();
        HttpEnvironment environment =
                new HttpEnvironment(new ScriptedTransport(), time, time, new SecretMask(), RequestObserver.SILENT);
        return new HttpRequester(
                templates,
                new HttpSender(environment, authenticator, DefaultErrorHandler.standard(), BodyMode.BUFFERED),
                TestTemplate.emptyScope());
    }

    private static String bodyOf(Request request) {
        return new String(Objects.requireNonNull(request.body()), StandardCharsets.UTF_8);
    }
}
