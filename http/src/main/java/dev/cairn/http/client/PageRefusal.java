package dev.cairn.http.client;

import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.ErrorResolution;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.http.response.Response;
import java.util.Set;

/** Tells whether an API refuses a page that it may not have any more, whatever an error handler makes of such an answer. */
final class PageRefusal {

    /** What these say of a page stays so however often it is asked for; the reference retries those that it has no rule for. */
    private static final Set<Integer> FINAL = Set.of(404, 410, 412, 416, 422);

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private PageRefusal() {}

    /** Whether asking once more is of no use. */
    static boolean isCertain(Attempt attempt, ErrorResolution resolution) {
        int status = status(attempt);
        return switch (resolution.action()) {
            case FAIL -> isOfClient(status);
            case IGNORE -> isOfClient(status) && !isOk(attempt);
            case RETRY -> FINAL.contains(status);
            case SUCCESS,
                    RESET_PAGINATION,
                    RATE_LIMITED,
                    REFRESH_TOKEN_THEN_RETRY,
                    REDUCE_PAGE_SIZE,
                    SPLIT_REQUEST_WINDOW -> false;
        };
    }

    /** Whether it was asked for in vain as often as it may be. */
    static boolean isLikely(Attempt attempt, ErrorResolution resolution) {
        return resolution.action() == ResponseAction.RETRY && isOfClient(status(attempt));
    }

    /** What it says, for the log. */
    static HttpOutcome.Refused outcome(Attempt attempt) {
        return new HttpOutcome.Refused("the API answers with status " + status(attempt));
    }

    /** An answer, and none that is about haste or about trouble of the server's own. */
    private static boolean isOfClient(int status) {
        return status > 0
                && status < SERVER_ERRORS
                && status != REQUEST_TIMEOUT
                && status != TOO_EARLY
                && status != TOO_MANY;
    }

    private static boolean isOk(Attempt attempt) {
        return attempt.answer().filter(Response::isOk).isPresent();
    }

    private static int status(Attempt attempt) {
        return attempt.answer().map(Response::status).orElse(0);
    }
}
