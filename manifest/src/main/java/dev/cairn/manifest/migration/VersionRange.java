package dev.cairn.manifest.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of manifests that a migration is for, in the words of the reference's registry: {@code *} for all, specifiers such
 * as {@code >=6.0,<7} (only their release numbers count), or one version, which stands for itself and all before.
 */
final class VersionRange {

    private static final Pattern SPECIFIER = Pattern.compile("(==|!=|<=|>=|<|>)\\s*(\\S+)");

    private final String range;

    private VersionRange(String range) {
        this.range = range;
    }

    static VersionRange of(String range) {
        return new VersionRange(range);
    }

    /** A version that is none. */
    static final class UnreadableVersionException extends RuntimeException {

        UnreadableVersionException(String version) {
            super("not a version: " + version);
        }
    }

    /** @throws UnreadableVersionException if a version has to be compared that is none */
    boolean contains(String version) {
        if (range.equals("*")) {
            return true;
        }
        for (String part : range.split(",", -1)) {
            Matcher specifier = SPECIFIER.matcher(part.strip());
            if (!specifier.matches()) {
                return compare(version, range) <= 0;
            }
            int order = compare(version, specifier.group(2));
            boolean fits = switch (specifier.group(1)) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case "<=" -> order <= 0;
                case ">=" -> order >= 0;
                case "<" -> order < 0;
                default -> order > 0;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int compare(String left, String right) {
        List<Integer> a = release(left);
        List<Integer> b = release(right);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = Integer.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<Integer> release(String version) {
        Matcher matcher = Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9})*+).*").matcher(version.strip());
        if (!matcher.matches()) {
            throw new UnreadableVersionException(version);
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : matcher.group(1).split("\\.", -1)) {
            numbers.add(Integer.valueOf(number));
        }
        return numbers;
    }
}
