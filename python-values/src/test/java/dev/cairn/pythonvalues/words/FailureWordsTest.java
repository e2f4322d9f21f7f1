package dev.cairn.pythonvalues.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureWordsTest {

    private static void told(String words, Throwable failure) {
        assertEquals(words, FailureWords.of(failure));
    }

    @Test
    void filesAreNamedWithWhatIsWrong() {
        told("a.yaml: there is no such file or folder", new NoSuchFileException("a.yaml"));
        told("a.yaml: permission denied", new UncheckedIOException(new AccessDeniedException("a.yaml")));
        told("a: Is a directory", new FileSystemException("a", null, "Is a directory"));
        told("a: it cannot be used", new FileSystemException("a"));
    }

    @Test
    void theNetworkIsTold() {
        told("the host api.example is not known", new UnknownHostException("api.example"));
        told("the host is not known", new UnknownHostException());
        told("it was stopped before it was complete", new InterruptedIOException("interrupted while reading"));
        told("Connection reset", new IOException("java.net.SocketException: Connection reset"));
    }

    @Test
    void thatNoReasonIsKnownIsTold() {
        told("it failed without a reason", new IOException((String) null));
        told("it failed without a reason", new IOException("null"));
    }

    @Test
    void whatOnlyAProgrammerUnderstandsIsAMistakeOfCairn() {
        told(FailureWords.OWN_MISTAKE, new ArrayIndexOutOfBoundsException(7));
        told(FailureWords.OWN_MISTAKE, new ClassCastException("class a cannot be cast"));
        told("there is not enough memory", new OutOfMemoryError("Java heap space"));
        told("the size must be positive", new IllegalArgumentException("the size must be positive"));
    }
}
