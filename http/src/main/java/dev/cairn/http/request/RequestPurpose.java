package dev.cairn.http.request;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a request is for, as the author of a manifest is told. Immutable.
 *
 * <p>Source of the words: {@code format_http_message} and its callers in the Python CDK; programs look at the types.
 *
 * @param pageOf the stream that the answer is a page of; null where it is none
 */
public record RequestPurpose(
        Kind kind,
        String title,
        String type,
        String description,
        @Nullable String pageOf) {

    /** What kinds of requests the author of a manifest is shown. */
    public enum Kind {
        /** For the records of a stream. */
        PAGE,
        /** For something else that the reference's server tells of. */
        AUXILIARY,
        /** About a job, whose answers nothing shows either. */
        JOB,
        /** For something that the reference's server does not tell of. */
        OTHER
    }

    /** Where nothing is known yet. */
    public static final RequestPurpose UNKNOWN = other("Request", "Request that is no page of a stream");

    /** For an access token. */
    public static final RequestPurpose TOKEN =
            new RequestPurpose(Kind.AUXILIARY, "Refresh token", "AUTH", "Obtains access token", null);

    /** For the token of a session. */
    public static final RequestPurpose LOGIN =
            new RequestPurpose(Kind.AUXILIARY, "Login request", "AUTH", "Obtains session token", null);

    /** For the token of a session, in the older way. */
    public static final RequestPurpose LEGACY_LOGIN = other("Login request", "Obtains or checks a session token");

    /** For what is left of a limit. */
    public static final RequestPurpose QUOTA = other("Quota", "Asks how many calls a token has left");

    /** For the names of properties that requests ask for. */
    public static final RequestPurpose PROPERTIES = other("Properties", "Asks which properties there are");

    /** For the streams that a template generates. */
    public static final RequestPurpose STREAMS = other("Dynamic streams", "Asks which streams there are");

    /** For the schema of a stream that comes from a job. */
    public static final RequestPurpose SCHEMA_OF_JOB = other("Schema", "Fetches what a schema is made of");

    /** For anything, while the API was too busy for it. */
    public static final RequestPurpose BUSY =
            other("Busy", "The API asked for a wait, after which the request was sent again");

    /** For the file of a record. */
    public static final RequestPurpose FILE = other("File", "Fetches the file of a record");

    /** For the addresses of what a job has made. */
    public static final RequestPurpose JOB_TARGETS = other("Job targets", "Asks where the results of a job are");

    public static final RequestPurpose JOB_POLL =
            job("Async Job -- Polling", "ASYNC_POLL", "Poll the status of the server-side async job.");

    public static final RequestPurpose JOB_ABORT =
            job("Async Job -- Abort", "ASYNC_ABORT", "Abort the running server-side async job.");

    public static final RequestPurpose JOB_DELETE =
            job("Async Job -- Delete", "ASYNC_DELETE", "Delete the specified job from the list of Jobs.");

    /** For the schema of a stream. */
    public static final RequestPurpose SCHEMA =
            auxiliary("Schema loader 'dynamic_properties' request", "Request performed in order to extract schema.");

    /** For the rest of a list that an answer has in part only. */
    public static final RequestPurpose TRUNCATED_LIST = auxiliary(
            "Record expander 'record_expander_truncated_list' request",
            "Request performed in order to fetch the complete nested list of a truncated record.");

    private static RequestPurpose auxiliary(String title, String description) {
        return new RequestPurpose(Kind.AUXILIARY, title, "HTTP", description, null);
    }

    private static RequestPurpose job(String title, String type, String description) {
        return new RequestPurpose(Kind.JOB, title, type, description, null);
    }

    private static RequestPurpose other(String title, String description) {
        return new RequestPurpose(Kind.OTHER, title, "HTTP", description, null);
    }

    /** A page of a stream. */
    public static RequestPurpose page(String stream) {
        return new RequestPurpose(
                Kind.PAGE,
                "Stream '" + stream + "' request",
                "HTTP",
                "Request performed in order to extract records for stream '" + stream + "'",
                stream);
    }

    /** The start of a job. */
    public static RequestPurpose jobCreation(Duration timeout) {
        return job(
                "Async Job -- Create",
                "ASYNC_CREATE",
                "Create the server-side async job. Timeout after: " + clockText(timeout));
    }

    /** As Python writes a {@code timedelta}. */
    private static String clockText(Duration time) {
        String days = time.toDays() == 0 ? "" : time.toDays() + (time.toDays() == 1 ? " day, " : " days, ");
        return days + "%d:%02d:%02d".formatted(time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** A page that the API finds too large, so that a smaller one is asked for. */
    public static RequestPurpose tooLargePage(String stream) {
        return auxiliary(
                "Stream '" + stream + "' page rejected, retrying with a smaller page size",
                "Request for stream '" + stream
                        + "' whose response asked for a smaller page. The same page is requested"
                        + " again with a reduced page size, so this request produced no records.");
    }

    /** A page of a window that the API finds too large, so that smaller ones are asked for. */
    public static RequestPurpose tooLargeWindow(String stream) {
        return auxiliary(
                "Stream '" + stream + "' request window rejected, retrying with a smaller window",
                "Request for stream '" + stream
                        + "' whose response asked for a smaller request window. The window is split"
                        + " and re-read as smaller children, so this request produced no records.");
    }

    /** The purpose of a request of which this is known, and then something else. */
    public RequestPurpose then(RequestPurpose other) {
        return other.kind == Kind.PAGE && !equals(UNKNOWN) ? this : other;
    }
}
