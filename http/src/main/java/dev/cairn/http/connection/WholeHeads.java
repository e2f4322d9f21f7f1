package dev.cairn.http.connection;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.HttpTransportMetrics;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Rejects response headers that break off before their empty line: the HTTP library accepts them, and without the
 * header with its length a page would look empty. Also rejects responses that announce no body and have one, and
 * interim responses without end, which the library would skip forever. Stateless; each connection has its own parser.
 */
final class WholeHeads implements HttpMessageParserFactory<ClassicHttpResponse> {

    private static final BodyLength LENGTHS = new BodyLength();

    private final HttpMessageParserFactory<ClassicHttpResponse> parsers;

    WholeHeads(Http1Config limits) {
        this.parsers = new DefaultHttpResponseParserFactory(limits);
    }

    @Override
    @Deprecated // in the library; still to be implemented
    @SuppressWarnings("InlineMeSuggester")
    public HttpMessageParser<ClassicHttpResponse> create(Http1Config unused) {
        return create();
    }

    @Override
    public HttpMessageParser<ClassicHttpResponse> create() {
        HttpMessageParser<ClassicHttpResponse> parser = parsers.create();
        return new HttpMessageParser<>() {

            private final InterimResponses interim = new InterimResponses();

            @Override
            public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream input)
                    throws IOException, HttpException {
                ClassicHttpResponse response = WholeHeads.parse(parser, buffer, input);
                if (response != null && response.getCode() < HttpStatus.SC_OK) {
                    interim.count();
                } else {
                    interim.end();
                }
                return response;
            }
        };
    }

    private static ClassicHttpResponse parse(
            HttpMessageParser<ClassicHttpResponse> parser, SessionInputBuffer buffer, InputStream input)
            throws IOException, HttpException {
        Lines lines = new Lines(buffer);
        ClassicHttpResponse response = parser.parse(lines, input);
        if (response != null && lines.ended) {
            throw new ConnectionClosedException("the response broke off within its headers");
        }
        if (response != null && saysItIsEmpty(response) && buffer.length() > 0) {
            throw new BodyLength.Unclear("the response says that it is empty, and is not");
        }
        return response;
    }

    /** Else a page would look empty because of one wrong header. */
    private static boolean saysItIsEmpty(ClassicHttpResponse response) throws HttpException {
        return response.getCode() == HttpStatus.SC_OK && LENGTHS.determineLength(response) == 0;
    }

    /** Notices that there was no further line. */
    private static final class Lines implements SessionInputBuffer {

        private final SessionInputBuffer buffer;
        private boolean ended;

        Lines(SessionInputBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int readLine(CharArrayBuffer line, InputStream input) throws IOException {
            int length = buffer.readLine(line, input);
            ended = length < 0;
            return length;
        }

        @Override
        public int length() {
            return buffer.length();
        }

        @Override
        public int capacity() {
            return buffer.capacity();
        }

        @Override
        public int available() {
            return buffer.available();
        }

        @Override
        public int read(byte[] target, int offset, int length, InputStream input) throws IOException {
            return buffer.read(target, offset, length, input);
        }

        @Override
        public int read(byte[] target, InputStream input) throws IOException {
            return buffer.read(target, input);
        }

        @Override
        public int read(InputStream input) throws IOException {
            return buffer.read(input);
        }

        @Override
        public HttpTransportMetrics getMetrics() {
            return buffer.getMetrics();
        }
    }
}
