package dev.cairn.retrieval.pagination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.Headers;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestTarget;
import dev.cairn.http.request.TestTemplate;
import dev.cairn.http.response.Response;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaginatorTest {

    private static final Scope SCOPE = TestTemplate.emptyScope();
    private static final RequestOption LIMIT = new RequestOption(RequestTarget.REQUEST_PARAMETER, "limit");
    private static final PageTokenOption PAGE =
            new PageTokenOption.Option(new RequestOption(RequestTarget.REQUEST_PARAMETER, "page"));

    @Test
    void pagesAreCountedUntilOneIsShort() throws IOException {
        Paginator paginator = new DefaultPaginator(pages(2L, 0, false), PAGE, LIMIT);
        assertEquals(Map.of("limit", 2L), paginator.first().options().parameters());
        PageRequest second = paginator.next(page(2, null)).orElseThrow();
        assertEquals(Map.of("page", 1L, "limit", 2L), second.options().parameters());
        assertEquals(2L, paginator.next(page(2, second.token())).orElseThrow().token());
        assertEquals(Optional.empty(), paginator.next(page(1, 2L)));
    }

    @Test
    void theFirstPageMayBeNamed() throws IOException {
        Paginator paginator = new DefaultPaginator(pages(2L, 1, true), PAGE, null);
        assertEquals(Map.of("page", 1L), paginator.first().options().parameters());
        assertEquals(2L, paginator.next(page(2, 1L)).orElseThrow().token());
        Paginator unnamed = new DefaultPaginator(pages(2L, 1, false), PAGE, null);
        assertNull(unnamed.first().token());
        assertEquals(2L, unnamed.next(page(2, null)).orElseThrow().token());
    }

    @Test
    void withoutAPageSizeAnEmptyPageIsTheLast() throws IOException {
        PaginationStrategy strategy = pages(null, 0, false);
        assertEquals(1L, strategy.nextToken(page(1, null)));
        assertNull(strategy.nextToken(page(0, 1L)));
    }

    @Test
    void recordsThatAFilterDropsCount() throws IOException {
        PageResult filtered = new PageResult(response("{}"), 2, 0, null, null);
        assertEquals(1L, pages(2L, 0, false).nextToken(filtered));
        assertEquals(2L, offsets(2L, false).nextToken(filtered));
    }

    @Test
    void offsetsGrowByTheRecordsOfThePage() throws IOException {
        PaginationStrategy strategy = offsets(4L, false);
        assertNull(strategy.initialToken());
        assertEquals(4L, strategy.nextToken(page(4, null)));
        assertEquals(9L, strategy.nextToken(page(5, 4L)));
        assertNull(strategy.nextToken(page(2, 8L)));
        assertEquals(0L, offsets(4L, true).initialToken());
    }

    @Test
    void anOffsetsPageSizeMayComeFromTheResponse() throws IOException {
        Template size = TestTemplate.reading(
                Set.of("response"),
                scope -> scope.lookUp("response") instanceof Map<?, ?> body ? body.get("page_size") : 1L);
        PaginationStrategy strategy = new OffsetIncrement(size, SCOPE, ResponseDecoder::json, false);
        assertEquals(2L, strategy.nextToken(new PageResult(response("{\"page_size\": 2}"), 2, 2, null, null)));
        assertNull(strategy.nextToken(new PageResult(response("{\"page_size\": 3}"), 2, 2, null, null)));
    }

    @Test
    void aTokenThatIsNoNumberCannotBeCountedOn() {
        assertThrows(SystemException.class, () -> pages(2L, 0, false).nextToken(page(2, "x")));
    }

    @Test
    void aCursorComesFromResponseHeadersOrTheLastRecord() throws IOException {
        Template cursor = TestTemplate.reading(
                Set.of("response"),
                scope -> List.of(
                        String.valueOf(scope.lookUp("response")),
                        String.valueOf(scope.lookUp("last_record")),
                        String.valueOf(scope.lookUp("last_page_size")),
                        String.valueOf(member(scope.lookUp("headers"), "x-next"))));
        PageResult page = new PageResult(
                Response.of(200, Headers.of(Map.of("X-Next", "n")), "http://h/", bytes("{\"a\": 1}")),
                3,
                2,
                Map.of("id", 9L),
                null);
        assertEquals(
                List.of("{a=1}", "{id=9}", "2", "n"),
                cursorPagination(cursor, null).nextToken(page));
    }

    @Test
    void whoDoesNotSeeTheResponseDoesNotReadItsBody() throws IOException {
        Template reading = TestTemplate.reading(Set.of("response"), scope -> 2L);
        ResponseDecoder broken = response -> {
            throw new IOException("its body has been read");
        };
        for (Template template : List.of(TestTemplate.constant(2L), reading)) {
            for (PaginationStrategy strategy : List.of(
                    new OffsetIncrement(template, SCOPE, broken, false),
                    new CursorPagination(template, null, null, SCOPE, broken),
                    new CursorPagination(TestTemplate.constant(2L), template, null, SCOPE, broken))) {
                assertEquals(template == reading, strategy.seesResponse());
                assertEquals(strategy.seesResponse(), new DefaultPaginator(strategy, PAGE, null).seesResponse());
                if (strategy.seesResponse()) {
                    assertThrows(IOException.class, () -> strategy.nextToken(page(2, null)));
                } else {
                    strategy.nextToken(page(2, null));
                }
            }
        }
    }

    @Test
    void aCursorEndsWithItsStopConditionOrAnEmptyToken() throws IOException {
        Template always = TestTemplate.constant(true);
        assertNull(cursorPagination(TestTemplate.constant("t"), always).nextToken(page(1, null)));
        assertNull(cursorPagination(TestTemplate.constant(""), null).nextToken(page(1, null)));
        assertNull(cursorPagination(TestTemplate.constant(null), null).nextToken(page(1, null)));
        assertEquals("t", cursorPagination(TestTemplate.constant("t"), null).nextToken(page(1, null)));
    }

    @Test
    void theLinkHeaderIsReadByRelation() throws IOException {
        Template next =
                TestTemplate.of(scope -> member(member(member(scope.lookUp("headers"), "link"), "next"), "url"));
        String header = "<http://h/x?page=2&a=b,c>; rel=\"next\"; title=\"t\", <http://h/x?page=9>; rel=last";
        PageResult page = new PageResult(
                Response.of(200, Headers.of(Map.of("Link", header)), "http://h/", bytes("[]")), 1, 1, null, null);
        assertEquals("http://h/x?page=2&a=b,c", cursorPagination(next, null).nextToken(page));
        assertNull(cursorPagination(next, null).nextToken(page(1, null)));
        PageHeaders headers = new PageHeaders(page.response().headers());
        assertEquals(header, headers.get("Link"));
        assertEquals("t", member(member(headers.get("link"), "next"), "title"));
        assertEquals(1, headers.size());
    }

    @Test
    void anArrayStandsForItsFirstItem() throws IOException {
        assertEquals(Map.of("a", 1L), ResponseDecoder.json(response("[{\"a\": 1}, {\"a\": 2}]")));
        assertEquals(Map.of(), ResponseDecoder.json(response("[]")));
        assertEquals(Map.of(), ResponseDecoder.json(response("no json")));
    }

    @Test
    void aTokenMayBeThePath() {
        Paginator paginator = new DefaultPaginator(
                cursorPagination(TestTemplate.constant("t"), null), new PageTokenOption.Path(), null);
        assertEquals("http://h/next", paginator.request("http://h/next").path());
        assertEquals(Map.of(), paginator.request("http://h/next").options().parameters());
        assertNull(paginator.first().path());
    }

    @Test
    void aPageSizeOptionNeedsAPageSizeAndAPlaceOfItsOwn() {
        assertThrows(SystemException.class, () -> new DefaultPaginator(pages(null, 0, false), PAGE, LIMIT));
        assertThrows(
                SystemException.class,
                () -> new DefaultPaginator(pages(2L, 0, false), new PageTokenOption.Option(LIMIT), LIMIT));
    }

    @Test
    void aPageSizeMustBeAWholeNumber() {
        SystemException failure = assertThrows(
                SystemException.class, () -> new PageIncrement(TestTemplate.constant("ten"), SCOPE, 0, false));
        assertTrue(String.valueOf(failure.getMessage()).contains("'ten'"), failure.getMessage());
    }

    @Test
    void aCircleOfPagesIsNoticedButAScrollIdentifierIsNone() {
        RepeatedTokenGuard guard = new RepeatedTokenGuard();
        guard.check("scroll", new PageResult(response("[1]"), 1, 1, Map.of("id", 1L), null));
        guard.check("scroll", new PageResult(response("[2]"), 1, 1, Map.of("id", 2L), "scroll"));
        assertThrows(
                SystemException.class,
                () -> guard.check("scroll", new PageResult(response("[2]"), 1, 1, Map.of("id", 2L), "scroll")));
        RepeatedTokenGuard other = new RepeatedTokenGuard();
        other.check("t", new PageResult(response("{\"at\": 1}"), 1, 1, Map.of("id", 1L), null));
        assertThrows(
                SystemException.class,
                () -> other.check("t", new PageResult(response("{\"at\": 2}"), 1, 1, Map.of("id", 1L), "t")));
    }

    private static @Nullable Object member(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> members ? members.get(key) : null;
    }

    private static PaginationStrategy pages(@Nullable Long size, long start, boolean inject) {
        return new PageIncrement(size == null ? null : TestTemplate.constant(size), SCOPE, start, inject);
    }

    private static PaginationStrategy offsets(long size, boolean inject) {
        return new OffsetIncrement(TestTemplate.constant(size), SCOPE, ResponseDecoder::json, inject);
    }

    private static PaginationStrategy cursorPagination(Template cursor, @Nullable Template stop) {
        return new CursorPagination(cursor, stop, null, SCOPE, ResponseDecoder::json);
    }

    private static PageResult page(long records, @Nullable Object token) {
        return new PageResult(response("{}"), records, records, null, token);
    }

    private static Response response(String body) {
        return Response.of(200, Headers.empty(), "http://h/", bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
