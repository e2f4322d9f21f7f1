package dev.cairn.templates.time;

/** A text that is not a datetime, date or duration in the expected format. */
public final class DatetimeParseException extends RuntimeException {

    private final String value;

    /**
     * @param message what is wrong, one line
     * @param value the text that could not be read
     */
    public DatetimeParseException(String message, String value) {
        super(message);
        this.value = value;
    }

    /** The text that could not be read. */
    public String value() {
        return value;
    }
}
