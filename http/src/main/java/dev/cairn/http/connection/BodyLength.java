package dev.cairn.http.connection;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.ProtocolException;

/**
 * Finds out where the body of a response ends. Stateless.
 *
 * <p>Source of the rules: RFC 9112, 6.3: chunked encoding overrides a length, and a length that is given twice counts
 * once. Other codings in {@code Transfer-Encoding} are decoded together with content encodings.
 */
final class BodyLength implements ContentLengthStrategy {

    @Override
    public long determineLength(HttpMessage message) throws HttpException {
        List<String> codings = tokens(message, HttpHeaders.TRANSFER_ENCODING);
        if (!codings.isEmpty()) {
            boolean chunked = codings.get(codings.size() - 1).equals("chunked");
            return chunked ? CHUNKED : UNDEFINED;
        }
        List<String> lengths = tokens(message, HttpHeaders.CONTENT_LENGTH);
        if (lengths.isEmpty()) {
            return UNDEFINED;
        }
        String length = lengths.get(0);
        if (lengths.stream().anyMatch(other -> !other.equals(length))) {
            throw new Unclear("the response has two different lengths");
        }
        if (!length.matches("\\d{1,18}")) {
            throw new Unclear("the response has a Content-Length that is no number");
        }
        return Long.parseLong(length);
    }

    /** The items of a header that is a list, in small letters. */
    private static List<String> tokens(HttpMessage message, String name) {
        return Stream.of(message.getHeaders(name))
                .flatMap(header -> Stream.of(header.getValue().split(",", -1)))
                .map(item -> item.strip().toLowerCase(Locale.ROOT))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** What a response says of its length is no length. Its message holds nothing of the response. */
    static final class Unclear extends ProtocolException {

        private static final long serialVersionUID = 1L;

        Unclear(String message) {
            super(message);
        }
    }
}
