package dev.cairn.codegen.identifier;

/** What the short path of a place says of the type that is there. */
public final class PathWords {

    private static final String OBJECTS = "()";

    private PathWords() {}

    /** The names in a path, with a space for all that stands between them. */
    public static String of(String path) {
        StringBuilder words = new StringBuilder();
        boolean apart = false;
        for (int index = 0; index < path.length(); index++) {
            char c = path.charAt(index);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_') {
                words.append(apart && !words.isEmpty() ? " " : "").append(c);
                apart = false;
            } else {
                apart = true;
            }
        }
        return words.toString();
    }

    /** Words without the number of an alternative at their end. */
    public static String withoutIndex(String words) {
        int end = withoutDigits(words);
        return end < words.length() && end > 0 && words.charAt(end - 1) == ' ' ? words.substring(0, end - 1) : words;
    }

    /** Whether a path leads to one of several alternatives. */
    public static boolean isAlternative(String path) {
        return withoutAlternative(path) < path.length();
    }

    /** Whether a path leads to the objects among alternatives of other kinds. */
    public static boolean isObjects(String path) {
        return path.endsWith(OBJECTS);
    }

    /** The last name in a path, in the singular where the path leads to an element. */
    public static String last(String path) {
        String name = path.substring(0, isObjects(path) ? path.length() - OBJECTS.length() : withoutAlternative(path));
        boolean element = false;
        for (int end = withoutElement(name); end < name.length(); end = withoutElement(name)) {
            name = name.substring(0, end);
            element = true;
        }
        name = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
        return element ? Identifiers.singular(name) : name;
    }

    /** Where the digits begin with which a text ends. */
    private static int withoutDigits(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) >= '0' && text.charAt(end - 1) <= '9') {
            end--;
        }
        return end;
    }

    /** Where the number of an alternative begins with which a path ends; its length if it doesn't end with one. */
    private static int withoutAlternative(String path) {
        int end = withoutDigits(path);
        return end < path.length() && end > 0 && path.charAt(end - 1) == '|' ? end - 1 : path.length();
    }

    /** Where that begins by which a path leads from a list or a map to its elements; its length if it doesn't. */
    private static int withoutElement(String path) {
        if (path.endsWith("{}")) {
            return path.length() - 2;
        }
        if (path.endsWith("]")) {
            int end = withoutDigits(path.substring(0, path.length() - 1));
            return end > 0 && path.charAt(end - 1) == '[' ? end - 1 : path.length();
        }
        return path.length();
    }
}
