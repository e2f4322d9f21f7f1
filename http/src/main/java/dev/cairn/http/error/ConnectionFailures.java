package dev.cairn.http.error;

import dev.cairn.pythonvalues.words.FailureWords;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** Describes in words why there was no response. */
public final class ConnectionFailures {

    private ConnectionFailures() {}

    /** One sentence without the URL. */
    public static String describe(IOException failure) {
        if (has(failure, UnknownHostException.class)) {
            return "ConnectionError: the host name could not be resolved";
        }
        if (failure instanceof ConnectTimeoutException) {
            return "ConnectTimeout: the server did not accept the connection in time";
        }
        if (failure instanceof SocketTimeoutException) {
            return "ReadTimeout: " + detail(failure, "the server did not answer in time");
        }
        if (has(failure, ConnectException.class)) {
            return "ConnectionError: the server refused the connection";
        }
        if (has(failure, SSLException.class)) {
            return "SSLError: " + detail(failure, "no secure connection could be made");
        }
        if (failure instanceof ZipException || failure instanceof EOFException) {
            return "ContentDecodingError: the response body is damaged or was cut short"
                    + (failure.getMessage() == null ? "" : " (" + failure.getMessage() + ")");
        }
        return "ConnectionError: the connection broke off: " + FailureWords.of(failure);
    }

    private static String detail(IOException failure, String otherwise) {
        return failure.getMessage() == null ? otherwise : failure.getMessage();
    }

    private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
