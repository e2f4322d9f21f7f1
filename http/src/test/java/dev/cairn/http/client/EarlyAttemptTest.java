package dev.cairn.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.core.slice.Slice;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.budget.CallBudget;
import dev.cairn.http.budget.CallPolicy;
import dev.cairn.http.budget.MovingWindow;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestOptionTemplates;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestTarget;
import dev.cairn.http.request.RequestTemplates;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.http.request.TestTemplate;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests that are sent before their turn. */
class EarlyAttemptTest {

    private static final RequestedPage PLACE = new RequestedPage("items", Slice.WHOLE, 2);

    private final FakeTime time = new FakeTime();
    private final List<String> sent = new ArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private CallBudget budget = CallBudget.NONE;
    private int status = 200;

    @Test
    void itHasTheCredentialsOfTheRequestBeforeAndCountsAsTheFirstAttempt() throws Exception {
        HttpRequester requester = requester(false);
        assertNull(early(requester, 2), "no request was made before");
        requester.request(Slice.WHOLE, page(1));
        int obtained = tokens.get();
        EarlyAttempt early = Objects.requireNonNull(early(requester, 2));
        assertEquals(obtained, tokens.get());
        Request due = requester.request(Slice.WHOLE, page(2));
        assertTrue(early.isOf(due));
        assertInstanceOf(HttpOutcome.Received.class, requester.send(due, PLACE, early));
        assertEquals(List.of("http://h/v1?page=2"), sent);
    }

    @Test
    void withOtherCredentialsItIsAnotherRequest() throws Exception {
        HttpRequester requester = requester(true);
        requester.request(Slice.WHOLE, page(1));
        EarlyAttempt early = Objects.requireNonNull(early(requester, 2));
        assertFalse(early.isOf(requester.request(Slice.WHOLE, page(2))));
    }

    @Test
    void aRefusalIsToldAtOnceAndIsTheFirstOfTheAttempts() throws Exception {
        HttpRequester requester = requester(false);
        requester.request(Slice.WHOLE, page(1));
        status = 503;
        EarlyAttempt early = Objects.requireNonNull(early(requester, 2));
        assertEquals(1, refusals.get());
        status = 200;
        requester.send(requester.request(Slice.WHOLE, page(2)), PLACE, early);
        assertEquals(2, sent.size());
        assertEquals(1, time.sleptSeconds().size());
    }

    /** What has no call to spare is sent in its turn, which waits. */
    @Test
    void itDoesNotWaitForTheBudget() throws Exception {
        budget = new CallBudget(
                List.of(new CallPolicy(
                        List.of(), new MovingWindow(List.of(new MovingWindow.Rate(1, Duration.ofSeconds(60)))))),
                new CallBudget.Feedback("", "", Set.of()),
                time,
                time);
        HttpRequester requester = requester(false);
        requester.send(Slice.WHOLE, page(1));
        EarlyAttempt early = Objects.requireNonNull(early(requester, 2));
        assertEquals(1, sent.size());
        assertEquals(List.of(), time.sleptSeconds());
        requester.send(requester.request(Slice.WHOLE, page(2)), PLACE, early);
        assertEquals(2, sent.size());
    }

    private @Nullable EarlyAttempt early(HttpRequester requester, long page) throws InterruptedException {
        return requester.sendEarly(Slice.WHOLE, page(page), Runnable::run, refusals::incrementAndGet);
    }

    private static PageRequest page(long number) {
        RequestOption option = new RequestOption(RequestTarget.REQUEST_PARAMETER, "page");
        return new PageRequest(number, null, RequestOptions.of(option, number));
    }

    /** @param changing whether each request gets another token */
    private HttpRequester requester(boolean changing) {
        Authenticator authenticator = () -> {
            int number = tokens.incrementAndGet();
            return RequestOptions.of(
                    new RequestOption(RequestTarget.HEADER, "Authorization"), "Bearer " + (changing ? number : 0));
        };
        HttpEnvironment environment = new HttpEnvironment(
                        request -> {
                            sent.add(request.url());
                            return new RawResponse(
                                    status, Headers.empty(), request.url(), InputStream.nullInputStream());
                        },
                        time,
                        time,
                        new SecretMask(),
                        RequestObserver.SILENT)
                .with(budget);
        return new HttpRequester(
                new RequestTemplates(
                        HttpMethod.GET, null, TestTemplate.constant("http://h/v1"), null, RequestOptionTemplates.NONE),
                new HttpSender(environment, authenticator, DefaultErrorHandler.standard(), BodyMode.BUFFERED),
                TestTemplate.emptyScope());
    }
}
