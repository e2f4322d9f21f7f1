package dev.cairn.pythonvalues.words;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/** Says in words what was thrown: no class of Java and no "null" is shown to people. */
public final class FailureWords {

    /** Where nothing better can be said. */
    public static final String OWN_MISTAKE = "a mistake of Cairn's own; please report it";

    /** A class, with the colon that Java writes behind it. */
    private static final Pattern CLASS =
            Pattern.compile("(?:\\b[a-z_][a-z0-9_]*\\.)+[A-Z][\\w$]*(?:: )?|\\b[A-Z]\\w*(?:Exception|Error)\\b(?:: )?");

    private static final Pattern NULL = Pattern.compile("\\bnull\\b");

    /** Where a parser of JSON stopped, as it writes it. */
    private static final Pattern PLACE =
            Pattern.compile("\\s+at \\[Source: .*?(?:; line: (\\d+), column: (\\d+)|; byte offset: #\\S+)?\\]");

    private FailureWords() {}

    /** A phrase that begins with a small letter, a name, or as the message of the failure does; it ends without a period. */
    public static String of(Throwable failure) {
        Throwable known = unwrapped(failure);
        String message = message(known);
        if (known instanceof FileSystemException file) {
            return ofFile(file);
        }
        if (known instanceof FileNotFoundException) {
            return message.isEmpty() ? "there is no such file" : message;
        }
        if (known instanceof UnknownHostException) {
            return message.isEmpty() ? "the host is not known" : "the host " + message + " is not known";
        }
        if (known instanceof ConnectException) {
            return "the server refused the connection";
        }
        if (known instanceof SocketTimeoutException) {
            return message.isEmpty() ? "the server did not respond in time" : message;
        }
        if (known instanceof InterruptedException || known instanceof InterruptedIOException) {
            return "it was stopped before it was complete";
        }
        if (known instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        if (known instanceof EOFException) {
            return message.isEmpty() ? "it ends too early" : message;
        }
        if (known instanceof ClosedChannelException) {
            return "the connection or file was closed meanwhile";
        }
        if (known instanceof OutOfMemoryError) {
            return "there is not enough memory";
        }
        if (known instanceof StackOverflowError) {
            return "it is nested too deeply";
        }
        if (known instanceof IOException && message.isEmpty()) {
            return "it failed without a reason";
        }
        return message.isEmpty() || isOfJava(known) ? OWN_MISTAKE : message;
    }

    private static String ofFile(FileSystemException file) {
        String name = file.getFile() == null ? "" : file.getFile() + ": ";
        if (file instanceof NoSuchFileException) {
            return name + "there is no such file or folder";
        }
        if (file instanceof AccessDeniedException) {
            return name + "permission denied";
        }
        if (file instanceof FileAlreadyExistsException) {
            return name + "there is such a file already";
        }
        if (file instanceof DirectoryNotEmptyException) {
            return name + "the folder is not empty";
        }
        if (file instanceof NotDirectoryException) {
            return name + "this is no folder";
        }
        return file.getReason() == null ? name + "it cannot be used" : name + file.getReason();
    }

    /** A message without classes; empty where nothing is left to say. */
    private static String message(Throwable failure) {
        String whole = failure.getMessage();
        if (whole == null || NULL.matcher(whole).matches()) {
            return "";
        }
        String message = PLACE.matcher(whole)
                .replaceAll(place ->
                        place.group(1) == null ? "" : " (line " + place.group(1) + ", column " + place.group(2) + ")");
        return CLASS.matcher(message).lookingAt()
                ? CLASS.matcher(message).replaceFirst("").strip()
                : message.strip();
    }

    /** What only a programmer understands, such as an index that is out of bounds. */
    private static boolean isOfJava(Throwable failure) {
        return failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof ArithmeticException
                || failure instanceof NegativeArraySizeException
                || failure instanceof ArrayStoreException
                || failure instanceof NoSuchElementException
                || failure instanceof ConcurrentModificationException
                || failure instanceof Error;
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable current = failure;
        while ((current instanceof UncheckedIOException
                        || current instanceof ExecutionException
                        || current instanceof CompletionException)
                && current.getCause() != null) {
            current = current.getCause();
        }
        return current;
    }
}
