package dev.cairn.destinations.internal.files;

/** Names of folders for tables: without what leads out of a folder, or what file systems refuse. */
final class FolderNames {

    private FolderNames() {}

    /** The folder of a table; different tables have different ones. */
    static String of(String table) {
        StringBuilder name = new StringBuilder();
        table.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ' ' || (c == '.' && name.length() > 0)) {
                name.appendCodePoint(c);
            } else {
                name.append('%').append(Integer.toHexString(c));
            }
        });
        return name.toString();
    }
}
