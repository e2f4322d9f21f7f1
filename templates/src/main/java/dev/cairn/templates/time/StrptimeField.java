package dev.cairn.templates.time;

/** What a directive fills in. */
enum StrptimeField {
    YEAR,
    SHORT_YEAR,
    MONTH,
    MONTH_NAME,
    MONTH_SHORT_NAME,
    DAY,
    HOUR,
    HALF_DAY_HOUR,
    HALF_DAY,
    MINUTE,
    SECOND,
    FRACTION,
    DAY_OF_YEAR,
    SUNDAY_WEEK,
    MONDAY_WEEK,
    ISO_WEEK,
    ISO_YEAR,
    WEEKDAY_NAME,
    WEEKDAY_SHORT_NAME,
    WEEKDAY_FROM_MONDAY,
    WEEKDAY_FROM_SUNDAY,
    ZONE_NAME,
    OFFSET
}
