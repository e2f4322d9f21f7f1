package dev.cairn.destination.internal.postgres;

/** The text of a {@code numeric} as {@link dev.cairn.destination.internal.number.Decimals} gives it. */
final class DecimalText {

    private static final String SQL = """
        CASE WHEN %1$s = 0 OR (abs(%1$s) >= 0.0001 AND abs(%1$s) < 1e300) THEN %1$s::text
          ELSE (SELECT sign || left(digits, 1)
              || CASE WHEN length(digits) > 1 THEN '.' || substr(digits, 2) ELSE '' END
              || CASE WHEN fraction = '' THEN 'e+' ELSE 'e-' END
              || CASE WHEN exponent < 10 THEN '0' ELSE '' END || exponent
            FROM (SELECT CASE WHEN %1$s < 0 THEN '-' ELSE '' END AS sign,
                trim(both '0' from replace(abs(%1$s)::text, '.', '')) AS digits,
                CASE WHEN abs(%1$s) < 1 THEN split_part(abs(%1$s)::text, '.', 2) ELSE '' END AS fraction) AS parts,
              LATERAL (SELECT CASE WHEN fraction = '' THEN length(trunc(abs(%1$s))::text) - 1
                ELSE length(fraction) - length(ltrim(fraction, '0')) + 1 END AS exponent) AS power)
        END\
        """;

    private DecimalText() {}

    /** The text of a value, which may be null. */
    static String of(String value) {
        return SQL.formatted(value);
    }
}
