package dev.cairn.destinations.internal.postgres;

/** The text of a {@code numeric} as {@link dev.cairn.destinations.internal.number.Decimals} gives it. */
final class DecimalText {

    private DecimalText() {}

    /** The text of a value, which may be null. PostgreSQL takes no subquery where a column gets another type. */
    static String of(String value) {
        String size = "abs(" + value + ")";
        String digits = "trim(both '0' from replace(" + size + "::text, '.', ''))";
        String fraction = "split_part(" + size + "::text, '.', 2)";
        String small = "(length(" + fraction + ") - length(ltrim(" + fraction + ", '0')) + 1)::text";
        return "CASE WHEN " + value + " = 0 OR (" + size + " >= 0.0001 AND " + size + " < 1e300) THEN " + value
                + "::text"
                + " ELSE CASE WHEN " + value + " < 0 THEN '-' ELSE '' END || left(" + digits + ", 1)"
                + " || CASE WHEN length(" + digits + ") > 1 THEN '.' || substr(" + digits + ", 2) ELSE '' END"
                + " || CASE WHEN " + size + " >= 1 THEN 'e+' || (length(trunc(" + size + ")::text) - 1)"
                + " ELSE 'e-' || lpad(" + small + ", greatest(2, length(" + small + ")), '0') END END";
    }
}
