package dev.cairn.retrieval.position;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.core.secret.SecretParameters;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.RequestNotices;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.PythonText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Decides which positions of a stream's pagination are kept, and tells once why one is not. Thread-safe.
 *
 * <p>None is kept that may hold a secret, since states are written in the clear.
 */
public final class PositionKeeper {

    /** A state with such a token is as large as one of a hundred partitions. */
    private static final int LONGEST_TOKEN = 16_384;

    private final String stream;
    private final @Nullable PositionRules rules;
    private final SecretMask secrets;
    private final RequestNotices notices;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param rules null where none are to be kept */
    public PositionKeeper(String stream, @Nullable PositionRules rules, SecretMask secrets, RequestNotices notices) {
        this.stream = stream;
        this.rules = rules;
        this.secrets = secrets;
        this.notices = notices;
    }

    @Nullable
    PositionRules rules() {
        return rules;
    }

    /** Whether positions are wanted. */
    public boolean isOn() {
        return rules != null;
    }

    /** What tells the pagination of a slice from any other; empty where no positions are kept. */
    public String request(Slice slice) {
        return rules == null ? "" : PlainHash.of(List.of(rules.request(), slice.partition(), slice.window()));
    }

    /** Whether a slice has a position, and that is one of its pagination as it is now. */
    public boolean isOf(Slice slice) {
        PagePosition position = slice.position();
        return position != null
                && rules != null
                && rules.unkept().isEmpty()
                && position.request().equals(request(slice));
    }

    /**
     * Makes a position.
     *
     * @param request as {@link #request} gives it
     * @return null where it cannot be kept
     */
    public @Nullable PagePosition kept(
            String request, @Nullable Object token, @Nullable Long size, long pages, List<String> lastRecords) {
        if (rules == null) {
            return null;
        }
        String reason = rules.unkept().isEmpty() ? reasonAgainst(token) : rules.unkept();
        if (reason.isEmpty()) {
            return new PagePosition(request, token, size, pages, lastRecords);
        }
        unkept(reason);
        return null;
    }

    private String reasonAgainst(@Nullable Object token) {
        if (token == null || token instanceof Long) {
            return "";
        }
        try {
            String json = Json.write(token);
            if (json.length() > LONGEST_TOKEN) {
                return "a page token has " + json.length() + " characters";
            }
            if (!PythonText.repr(Json.parse(json)).equals(PythonText.repr(token))) {
                return "a page token is a value that JSON does not have";
            }
            String text = token instanceof String same ? same : json;
            return secrets.isIn(text) || SecretParameters.areIn(text) ? "a page token holds a secret" : "";
        } catch (IllegalArgumentException | IOException e) {
            return "a page token is a value that JSON does not have";
        }
    }

    /** Says why a position is not kept, if nothing of the kind was said yet. */
    public void unkept(String reason) {
        if (rules != null && told.compareAndSet(false, true)) {
            notices.noted("Where the pages of stream '" + stream + "' stand is not kept, since " + reason);
        }
    }

    void goesOn(PagePosition position) {
        notices.noted("Stream '" + stream + "' goes on behind page " + position.pages() + " of its pagination");
    }

    /** Says that a slice is read from its first page, though it has a position. */
    public void beginsAnew(PagePosition position, String reason) {
        notices.warned("Stream '" + stream + "' does not go on behind page " + position.pages()
                + " of its pagination, but begins at the first page again, since " + reason);
    }
}
