package dev.cairn.codegen.type;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Classes of the JDK that texts and numbers can be read as. All are immutable, and equal if they stand for the same. */
public enum JavaFormat {
    WRITTEN_DATE_TIME("java.time.OffsetDateTime", "writtenDateTime", "DateTime", false),
    WRITTEN_UUID("java.util.UUID", "writtenUuid", "Uuid", false),
    DATE_TIME("java.time.OffsetDateTime", "dateTime", "DateTime", false),
    DATE("java.time.LocalDate", "date", "Date", false),
    TIME("java.time.OffsetTime", "time", "Time", false),
    LOCAL_TIME("java.time.LocalTime", "localTime", "LocalTime", false),
    LOCAL_DATE_TIME("java.time.LocalDateTime", "localDateTime", "LocalDateTime", false),
    INSTANT("java.time.Instant", "instant", "Instant", false),
    DURATION("java.time.Duration", "duration", "Duration", false),
    PERIOD("java.time.Period", "period", "Period", false),
    URI("java.net.URI", "uri", "Uri", false),
    UUID("java.util.UUID", "uuid", "Uuid", false),
    DECIMAL("java.math.BigDecimal", "decimal", "Decimal", true),
    BIG_INTEGER("java.math.BigInteger", "bigInteger", "BigInteger", true),
    INT("java.lang.Integer", "int32", "Int", true);

    /** What the formats of JSON Schema become if nothing else is said. */
    private static final Map<String, JavaFormat> DEFAULTS =
            Map.of("date-time", WRITTEN_DATE_TIME, "date", DATE, "uri", URI, "uuid", WRITTEN_UUID);

    private static final int UUID_LENGTH = 36;

    private final String className;
    private final String reader;
    private final String word;
    private final boolean numeric;

    JavaFormat(String className, String reader, String word, boolean numeric) {
        this.className = className;
        this.reader = reader;
        this.word = word;
        this.numeric = numeric;
    }

    /** The qualified name of the class. */
    public String className() {
        return className;
    }

    /** The method that reads a JSON value as this class. */
    public String reader() {
        return reader;
    }

    /** The word for this class in names that are put together. */
    public String word() {
        return word;
    }

    /** Whether it is a number in JSON; otherwise it is a text. */
    public boolean numeric() {
        return numeric;
    }

    /**
     * Whether a value comes with its text, since the same value has several: then that is written again. Who asks for the class
     * itself gets the class, and what it writes.
     */
    public boolean keepsText() {
        return this == WRITTEN_DATE_TIME || this == WRITTEN_UUID;
    }

    /** Whether a text can be read as this class. */
    public boolean accepts(String text) {
        try {
            switch (this) {
                case WRITTEN_DATE_TIME, DATE_TIME -> OffsetDateTime.parse(text);
                case DATE -> LocalDate.parse(text);
                case TIME -> OffsetTime.parse(text);
                case LOCAL_TIME -> LocalTime.parse(text);
                case LOCAL_DATE_TIME -> LocalDateTime.parse(text);
                case INSTANT -> Instant.parse(text);
                case DURATION -> Duration.parse(text);
                case PERIOD -> Period.parse(text);
                case URI -> java.net.URI.create(text);
                case WRITTEN_UUID, UUID -> {
                    return text.length() == UUID_LENGTH
                            && java.util.UUID.fromString(text).toString().equalsIgnoreCase(text);
                }
                case DECIMAL, BIG_INTEGER, INT -> {
                    return false;
                }
            }
            return true;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    public static Optional<JavaFormat> ofClass(String className) {
        return Arrays.stream(values())
                .filter(format -> format.className.equals(className) && !format.keepsText())
                .findFirst();
    }

    /** What texts of a format become; empty if they stay texts. */
    public static Optional<JavaFormat> ofFormat(String name, Map<String, String> mapping) {
        String mapped = mapping.get(name);
        return mapped == null ? Optional.ofNullable(DEFAULTS.get(name)) : ofClass(mapped);
    }
}
