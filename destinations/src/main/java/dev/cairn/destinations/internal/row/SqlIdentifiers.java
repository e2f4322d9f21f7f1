package dev.cairn.destinations.internal.row;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives names that a database takes: short enough, and different from each other in small letters. A name stays as it is
 * where the destination takes it. Confined to one thread.
 */
public final class SqlIdentifiers {

    /** Columns that databases have by themselves. */
    private static final Set<String> RESERVED =
            Set.of("rowid", "_rowid_", "oid", "ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "");

    /** Tables and views of databases themselves begin like this, and a name alone may mean them. */
    private static final Pattern OF_DATABASES = Pattern.compile("^(pg|sqlite|duckdb|pragma)_.*", Pattern.DOTALL);

    private static final String OURS = "_cairn_";
    private static final int HASH_DIGITS = 8;

    private final Set<String> taken = new HashSet<>();
    private final int longest;

    /** @param longest bytes in UTF-8 */
    public SqlIdentifiers(int longest) {
        this.longest = longest;
    }

    /** Keeps a name from being given. */
    public void take(String name) {
        taken.add(key(name));
    }

    /** A name for a field's column, which is taken then. */
    String give(String wanted) {
        String name = wanted.replace("\u0000", "");
        boolean reserved = RESERVED.contains(key(name)) || key(name).startsWith(OURS);
        return free(reserved ? "field_" + name : name, wanted);
    }

    /** A name for a stream's table, which is taken then. */
    public String giveTable(String wanted) {
        String name = wanted.replace("\u0000", "");
        boolean reserved = name.isEmpty()
                || key(name).startsWith(OURS)
                || OF_DATABASES.matcher(key(name)).matches();
        return free(reserved ? "stream_" + name : name, wanted);
    }

    private String free(String unreserved, String wanted) {
        String name = unreserved;
        name = shortened(name, wanted);
        String free = name;
        for (int number = 2; !taken.add(key(free)); number++) {
            String suffix = "_" + number;
            free = cut(name, longest - suffix.length()) + suffix;
        }
        return free;
    }

    private String shortened(String name, String wanted) {
        if (bytes(name) <= longest && wellFormed(name)) {
            return name;
        }
        String hash = String.format("%08x", wanted.hashCode());
        return cut(name.replaceAll("[\\ud800-\\udfff]", "_"), longest - HASH_DIGITS - 1) + "_" + hash;
    }

    private static boolean wellFormed(String name) {
        return StorableText.isSound(name, false);
    }

    private static String cut(String name, int most) {
        String cut = name;
        while (bytes(cut) > most) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
